// Numbers of an axis in exact decimal arithmetic, so that 0.1-0.5 (+0.1) gives 0.3 and not what binary makes of it.
// Private to the batch room.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// "1-5", "1-10 (+2)", "10-1 (-3)", "0-1 [5]" as values in their shortest form; nothing where item is no range. whole:
// fractions are no values ([5] rounds). Usage says what is wrong with the range, and does not name the axis.
std::optional<Result<std::vector<std::string>>> numberRange(std::string_view item, bool whole, size_t mostValues);

// What ".." stands for: the numbers between before.back() and next, in the step of the last two of before. Usage.
Result<std::vector<std::string>> numbersBetween(const std::vector<std::string>& before, std::string_view next,
                                                size_t mostValues);

} // namespace miro
