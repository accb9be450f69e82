// Which steps a run takes: the schedule cut to where the run begins, and how each step is guided.
#pragma once

#include "model/rin_config.h"
#include "sample/guidance.h"

#include <vector>

namespace miro {

// A plain value. Steps keep their numbers in the whole schedule, also when a run begins in the middle of it: guidance
// and its range mean the same steps with and without a start picture.
struct StepPlan {
    std::vector<float> gammas; // one more than steps of the whole schedule
    int64_t first = 0;         // the step that the run begins with
    Guidance guidance;

    int64_t end() const { return static_cast<int64_t>(gammas.size()) - 1; } // behind the last step
    int64_t steps() const { return end() - first; }
    bool guided(int64_t step) const { return guidance.weight(step) > 0; }

    // Of the network, for each picture: two a guided step.
    int64_t evaluations() const;
};

// settings as resolveSettings() fills them. With a start picture the run begins with the first step whose gamma is at
// least startGamma; where that lies behind the beginning of the last step, the last step begins there instead.
StepPlan planSteps(const SchedulerConfig& scheduler, const GenerationSettings& settings);

} // namespace miro
