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
// Positive targets that change while a picture forms, by step: see base/reward_keyframes.h. Experimental.
using RewardKeyframes = std::map<int64_t, RewardTargets>;

// Of the prompt and of the negative prompt. The published text encoder reads the first 77 tokens.
inline constexpr size_t kMaxPromptBytes = 64 << 10;

enum class GuidanceType { Constant, Linear };

// Unset optionals are decided by the model pack, then by the published defaults (see resolveSettings).
struct GenerationSettings {
    std::string prompt;
    std::string negativePrompt;   // replaces the empty text in the negative branch: beyond the published protocol
    std::optional<uint64_t> seed; // picture i uses seed + i, with a variation each uses seed; unset: drawn at random
    int64_t count = 1;
    std::optional<int64_t> steps;
    std::optional<double> guidance;
    GuidanceType guidanceType = GuidanceType::Constant;
    std::optional<int64_t> guidanceStart; // first guided step, counted from 0
    std::optional<int64_t> guidanceEnd;   // last guided step, inclusive
    double shift = 1.0;                   // above 1 spends more steps near the noise
    // Near variations of one picture: its noise is turned on the sphere towards that of variationSeed + i for picture
    // i, by this much: 0 not at all, 1 all the way.
    double variation = 0;
    std::optional<uint64_t> variationSeed;
    std::string startPicture;  // a picture file to begin from instead of pure noise; empty: none
    double startGamma = 0.5;   // where on the way from noise (0) to data (1) the start picture joins
    RewardTargets positive;    // rewards not named take the model pack's target, else 1
    RewardTargets negative;    // rewards not named take 0
    RewardKeyframes keyframes; // none: the targets stay as they are
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

// The settings with one value each, in the order of the command line. Prompt and rewards are not among them: the prompt
// may be several words, rewards repeat.
const std::vector<BoundParam<GenerationSettings>>& generationParams();

// "KEY=VALUE" or "KEY=none", VALUE in [0, 1]. Usage errors quote what was given; whether the key exists is for the
// model to say (checkRewardTargets).
Result<std::pair<std::string, RewardTarget>> parseRewardTarget(const std::string& text);

// Usage error when targets holds a key that is not among rewardKeys (it lists the valid names), or a target outside
// [0, 1] or NaN.
Result<void> checkRewardTargets(const RewardTargets& targets, const std::vector<std::string>& rewardKeys);

// Of picture `index`, counted from 0. settings.seed is set, and settings.variationSeed where there is a variation.
uint64_t pictureSeed(const GenerationSettings& settings, int64_t index);
std::optional<uint64_t> pictureVariationSeed(const GenerationSettings& settings, int64_t index); // nothing without one

// Draws the seed at random when there is none, and the variation seed when there is a variation without one. What keeps
// a request for later calls it first, so that a second attempt draws the same pictures.
void drawMissingSeeds(GenerationSettings& settings);

// Fills every unset optional but the seeds, and gives every reward key its target in both maps; checks the whole
// (lengths of prompts, guidance range inside the steps, known rewards, targets in [0, 1], keyframes inside the steps).
Result<GenerationSettings> resolveSettings(GenerationSettings settings, const GenerationDefaults& defaults,
                                           const std::vector<std::string>& rewardKeys);

} // namespace miro
