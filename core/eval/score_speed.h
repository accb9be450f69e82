// How long scoring a picture took here, for the price of the next exploration. Kept in the cache folder; that it cannot
// be kept is no error. Private to the eval room.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace miro {

void rememberScoring(const std::vector<std::string>& scorers, const std::string& device, double seconds);
std::optional<double> scoringSeconds(const std::vector<std::string>& scorers, const std::string& device);

} // namespace miro
