#include "sample/step_plan.h"

#include "sample/schedule.h"

namespace miro {

int64_t StepPlan::evaluations() const {
    int64_t count = 0;
    for (int64_t i = first; i < end(); ++i)
        count += guided(i) ? 2 : 1;
    return count;
}

StepPlan planSteps(const SchedulerConfig& scheduler, const GenerationSettings& settings) {
    StepPlan plan;
    plan.guidance = Guidance::of(settings);
    plan.gammas =
        gammaSchedule(scheduler, settings.steps.value_or(1), settings.shift != 1 ? settings.shift : scheduler.shift);
    if (settings.startPicture.empty())
        return plan;
    const auto startGamma = static_cast<float>(settings.startGamma);
    const int64_t last = plan.end() - 1;
    while (plan.first < last && plan.gammas[static_cast<size_t>(plan.first)] < startGamma)
        ++plan.first;
    float& begin = plan.gammas[static_cast<size_t>(plan.first)];
    begin = std::max(begin, startGamma); // differs in the last step only
    return plan;
}

} // namespace miro
