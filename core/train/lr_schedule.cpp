#include "train/lr_schedule.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace miro {

double LearningRate::at(int64_t step) const {
    if (step < warmupSteps)
        return peak * static_cast<double>(step) / static_cast<double>(warmupSteps);
    const double progress = static_cast<double>(std::min(step, totalSteps) - warmupSteps) /
                            static_cast<double>(std::max<int64_t>(totalSteps - warmupSteps, 1));
    return 0.5 * peak * (1 + std::cos(cosinePart * std::numbers::pi * progress));
}

Result<void> LearningRate::check() const {
    if (!(peak > 0 && std::isfinite(peak)))
        return usageError(fmt::format("the learning rate is {}; it must be above 0", peak));
    if (warmupSteps < 0 || totalSteps < 1 || warmupSteps >= totalSteps)
        return usageError(
            fmt::format("a warm-up of {} steps does not fit a run of {}; it must be shorter", warmupSteps, totalSteps));
    if (!(cosinePart >= 0 && cosinePart <= 1))
        return usageError(fmt::format("the part of the cosine is {}; it must lie in [0, 1]", cosinePart));
    return {};
}

} // namespace miro
