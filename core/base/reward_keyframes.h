// Reward targets that change over the steps of a run. Experimental: the published model was trained and is sampled with
// targets that stay. Plain functions on values: any thread.
#pragma once

#include "base/generation_settings.h"

namespace miro {

// "STEP:KEY=VALUE" or "STEP:KEY=none": from step STEP, counted from 0, the reward's positive target is VALUE. Usage
// errors quote what was given.
Result<void> addRewardKeyframe(RewardKeyframes& keyframes, const std::string& text);

// Usage: a step outside 0 to steps - 1, a reward that is not among rewardKeys, a target outside [0, 1].
Result<void> checkRewardKeyframes(const RewardKeyframes& keyframes, const std::vector<std::string>& rewardKeys,
                                  int64_t steps);

// The positive targets of a step. A reward with keyframes begins at its target in settings.positive (step 0), moves in
// a straight line from each keyframe to its next, and stays at the last. Where one end of a line is "none", which has
// no middle, the earlier one holds. Two keyframes at neighbouring steps make a switch. settings as resolveSettings()
// fills them.
RewardTargets targetsAtStep(const GenerationSettings& settings, int64_t step);

} // namespace miro
