#include "sample/schedule.h"

#include <algorithm>

namespace miro {

std::vector<float> gammaSchedule(const SchedulerConfig& scheduler, int64_t steps, double shift) {
    std::vector<float> gammas;
    for (int64_t i = 0; i <= steps; ++i) {
        float t = 1.0f - static_cast<float>(i) / static_cast<float>(steps);
        float gamma = static_cast<float>(scheduler.end - scheduler.start) * t + static_cast<float>(scheduler.start);
        if (shift > 1)
            gamma = static_cast<float>(shift) * gamma / (1.0f + static_cast<float>(shift - 1) * gamma);
        gammas.push_back(std::max(gamma, static_cast<float>(scheduler.clipMin)));
    }
    return gammas;
}

} // namespace miro
