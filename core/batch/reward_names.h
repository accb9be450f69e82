// Rewards as people call them: "aesthetic" for aesthetic_score, "pick_score" or "PickScore" for pick_a_score_score. The
// forms follow from the scorers (base/scorers.h); which one is meant depends on the model's rewards. Plain functions.
#pragma once

#include "base/generation_settings.h"

#include <string>
#include <string_view>
#include <vector>

namespace miro {

// The one of rewardKeys that name means: itself, or its short form where only one key has it. Usage: none (with the
// nearest name and all of them), or several.
Result<std::string> rewardKeyFrom(const std::string& name, const std::vector<std::string>& rewardKeys);

// Both maps of targets and the keyframes with the model's own keys. Usage as above, or two targets for one reward.
Result<void> nameRewards(GenerationSettings& settings, const std::vector<std::string>& rewardKeys);

// Whether a model might have one reward that both names mean.
bool mayBeSameReward(std::string_view a, std::string_view b);

// Sets a target that goes before those already there, whatever they call the reward.
void overrideTarget(RewardTargets& targets, const std::string& name, RewardTarget target);

} // namespace miro
