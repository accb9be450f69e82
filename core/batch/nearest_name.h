// "Did you mean": the name that is spelt most like another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace miro {

// How many bytes have to be put in, left out, changed or swapped with their neighbour to make one of the other (Damerau
// 1964, restricted). Letter case, '-', '_' and spaces do not count. Names that are nobody's typing error are far apart.
size_t nameDistance(std::string_view a, std::string_view b);

// Empty when none is near: more than a third of its letters would have to change.
std::string nearestName(std::string_view wanted, const std::vector<std::string>& known);

// " (did you mean steps?)", or nothing: for the middle of a message.
std::string didYouMean(std::string_view wanted, const std::vector<std::string>& known);

} // namespace miro
