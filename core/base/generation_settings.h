// Everything an artist can ask for in one generation, and the one list that declares each setting. The command line,
// the form, list files and the picture's metadata all derive from generationParams(). Plain values: any thread.
#pragma once

#include "base/device_choice.h"
#include "base/param_spec.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// A reward's target in training quantiles, [0, 1]; nullopt leaves the reward out: its token is zeroed and the model
// runs unconditional in it.
using RewardTarget = std::optional<double>;
using RewardTargets = std::map<std::string, RewardTarget>; // by reward key

enum class GuidanceType { Constant, Linear };

// Unset optionals are decided by the model pack, then by the published defaults (see resolveSettings).
struct GenerationSettings {
    std::string prompt;
    std::optional<uint64_t> seed; // picture i uses seed + i; unset: drawn at random by the caller
    int64_t count = 1;
    std::optional<int64_t> steps;
    std::optional<double> guidance;
    GuidanceType guidanceType = GuidanceType::Constant;
    std::optional<int64_t> guidanceStart; // first guided step, counted from 0
    std::optional<int64_t> guidanceEnd;   // last guided step, inclusive
    double shift = 1.0;                   // above 1 spends more steps near the noise
    RewardTargets positive;               // rewards not named take the model pack's target, else 1
    RewardTargets negative;               // rewards not named take 0
    DeviceChoice device;
    Precision precision = Precision::Auto;
};

// What a model pack prefers; published checkpoints fill it from sampler_defaults.
struct GenerationDefaults {
    int64_t steps = 50;
    double guidance = 7.0;
    RewardTargets positive; // missing keys: 1
    RewardTargets negative; // missing keys: 0
};

// The settings with one value each, in the order of the command line. Prompt and rewards are not among them: they take
// free text and repeat.
const std::vector<BoundParam<GenerationSettings>>& generationParams();

// "KEY=VALUE" or "KEY=none", VALUE in [0, 1]. Usage errors quote what was given; whether the key exists is for the
// model to say (checkRewardTargets).
Result<std::pair<std::string, RewardTarget>> parseRewardTarget(const std::string& text);

// Usage error when targets holds a key that is not among rewardKeys (it lists the valid names), or a target outside
// [0, 1] or NaN.
Result<void> checkRewardTargets(const RewardTargets& targets, const std::vector<std::string>& rewardKeys);

// Fills every unset optional but the seed, and gives every reward key its target in both maps; checks the whole
// (guidance range inside the steps, known rewards, targets in [0, 1]).
Result<GenerationSettings> resolveSettings(GenerationSettings settings, const GenerationDefaults& defaults,
                                           const std::vector<std::string>& rewardKeys);

} // namespace miro
