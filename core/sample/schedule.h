// The values of gamma that a run passes through: 0 is noise, 1 is data.
#pragma once

#include "model/rin_config.h"

#include <vector>

namespace miro {

// steps + 1 values in the rounding of the published fp32 schedule: g = (end - start) * t + start for t = 1 - i / steps;
// g' = shift * g / (1 + (shift - 1) * g) when shift > 1; clamped below at clipMin. steps >= 1.
std::vector<float> gammaSchedule(const SchedulerConfig& scheduler, int64_t steps, double shift);

} // namespace miro
