#include "base/generation_settings.h"

#include "base/reward_keyframes.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

namespace miro {
namespace {

using Settings = GenerationSettings;

template <typename T>
ParamValue fromOptional(const std::optional<T>& value) {
    return value ? ParamValue(*value) : ParamValue();
}

template <typename T>
std::optional<T> toOptional(const ParamValue& value) {
    const T* held = std::get_if<T>(&value);
    return held ? std::optional<T>(*held) : std::nullopt;
}

// Steps beyond this are a typing error rather than a wish; the published demo stops at 100.
constexpr double kMaxSteps = 1000;
constexpr double kMaxCount = 10000;

std::vector<BoundParam<Settings>> makeParams() {
    return {
        {{.key = "seed",
          .label = "Seed",
          .help = "The seed of the first picture; the next ones use the numbers after it. Without it one is drawn.",
          .kind = ParamKind::Seed,
          .valueName = "S"},
         [](const Settings& s) { return fromOptional(s.seed); },
         [](Settings& s, const ParamValue& v) {
             s.seed = toOptional<uint64_t>(v);
         }},
        {{.key = "count",
          .label = "Pictures",
          .help = "How many pictures to draw.",
          .kind = ParamKind::Int,
          .defaultValue = int64_t{1},
          .minimum = 1,
          .maximum = kMaxCount,
          .valueName = "N"},
         [](const Settings& s) { return ParamValue(s.count); },
         [](Settings& s, const ParamValue& v) {
             s.count = toOptional<int64_t>(v).value_or(1);
         }},
        {{.key = "steps",
          .label = "Steps",
          .help = "How many denoising steps; the model's own number when not given.",
          .kind = ParamKind::Int,
          .minimum = 1,
          .maximum = kMaxSteps,
          .valueName = "N"},
         [](const Settings& s) { return fromOptional(s.steps); },
         [](Settings& s, const ParamValue& v) {
             s.steps = toOptional<int64_t>(v);
         }},
        {{.key = "guidance",
          .label = "Guidance",
          .help =
              "How strongly to push from the negative targets to the positive ones; the model's own when not given.",
          .kind = ParamKind::Real,
          .minimum = 0,
          .maximum = 100,
          .valueName = "W"},
         [](const Settings& s) { return fromOptional(s.guidance); },
         [](Settings& s, const ParamValue& v) {
             s.guidance = toOptional<double>(v);
         }},
        {{.key = "guidance-type",
          .label = "Guidance type",
          .help = "Constant, or linear: growing from 0 at the first step to twice the value.",
          .kind = ParamKind::Choice,
          .defaultValue = std::string("constant"),
          .choices = {"constant", "linear"},
          .valueName = "TYPE"},
         [](const Settings& s) {
             return ParamValue(std::string(s.guidanceType == GuidanceType::Linear ? "linear" : "constant"));
         },
         [](Settings& s, const ParamValue& v) {
             s.guidanceType = v == ParamValue(std::string("linear")) ? GuidanceType::Linear : GuidanceType::Constant;
         }},
        {{.key = "guidance-start",
          .label = "Guide from step",
          .help = "The first guided step, counted from 0.",
          .kind = ParamKind::Int,
          .minimum = 0,
          .maximum = kMaxSteps,
          .valueName = "A"},
         [](const Settings& s) { return fromOptional(s.guidanceStart); },
         [](Settings& s, const ParamValue& v) {
             s.guidanceStart = toOptional<int64_t>(v);
         }},
        {{.key = "guidance-end",
          .label = "Guide to step",
          .help = "The last guided step, inclusive.",
          .kind = ParamKind::Int,
          .minimum = 0,
          .maximum = kMaxSteps,
          .valueName = "B"},
         [](const Settings& s) { return fromOptional(s.guidanceEnd); },
         [](Settings& s, const ParamValue& v) {
             s.guidanceEnd = toOptional<int64_t>(v);
         }},
        {{.key = "shift",
          .label = "Shift",
          .help = "Above 1 the steps crowd near the data; 1 and below leave them even.",
          .kind = ParamKind::Real,
          .defaultValue = 1.0,
          .minimum = 0,
          .maximum = 100,
          .valueName = "F"},
         [](const Settings& s) { return ParamValue(s.shift); },
         [](Settings& s, const ParamValue& v) {
             s.shift = toOptional<double>(v).value_or(1.0);
         }},
        {{.key = "negative-prompt",
          .label = "Negative prompt",
          .help = "What guidance pushes away from, in place of the empty text; beyond the published protocol.",
          .kind = ParamKind::Text,
          .defaultValue = std::string(),
          .valueName = "TEXT"},
         [](const Settings& s) { return ParamValue(s.negativePrompt); },
         [](Settings& s, const ParamValue& v) {
             s.negativePrompt = toOptional<std::string>(v).value_or("");
         }},
        {{.key = "variation",
          .label = "Variation",
          .help = "Near variations: how far the seed's noise is turned towards that of the variation seed.",
          .kind = ParamKind::Real,
          .defaultValue = 0.0,
          .minimum = 0,
          .maximum = 1,
          .valueName = "V"},
         [](const Settings& s) { return ParamValue(s.variation); },
         [](Settings& s, const ParamValue& v) {
             s.variation = toOptional<double>(v).value_or(0.0);
         }},
        {{.key = "variation-seed",
          .label = "Variation seed",
          .help = "The first variation; the next pictures use the numbers after it. Without it one is drawn.",
          .kind = ParamKind::Seed,
          .valueName = "S"},
         [](const Settings& s) { return fromOptional(s.variationSeed); },
         [](Settings& s, const ParamValue& v) {
             s.variationSeed = toOptional<uint64_t>(v);
         }},
        {{.key = "start-picture",
          .label = "Start picture",
          .help = "A picture to begin from instead of pure noise, cropped and resized to the model's size.",
          .kind = ParamKind::Path,
          .defaultValue = std::string(),
          .valueName = "FILE"},
         [](const Settings& s) { return ParamValue(s.startPicture); },
         [](Settings& s, const ParamValue& v) {
             s.startPicture = toOptional<std::string>(v).value_or("");
         }},
        {{.key = "start-gamma",
          .label = "Start at",
          .help = "Where the start picture joins on the way from noise, 0, to the finished picture, 1.",
          .kind = ParamKind::Real,
          .defaultValue = 0.5,
          .minimum = 0,
          .maximum = 1,
          .valueName = "G"},
         [](const Settings& s) { return ParamValue(s.startGamma); },
         [](Settings& s, const ParamValue& v) {
             s.startGamma = toOptional<double>(v).value_or(0.5);
         }},
        {{.key = "device",
          .label = "Device",
          .help = "auto, cpu, cuda or cuda:N.",
          .kind = ParamKind::Text,
          .defaultValue = std::string("auto"),
          .valueName = "DEVICE"},
         [](const Settings& s) { return ParamValue(toText(s.device)); },
         [](Settings& s, const ParamValue& v) {
             if (auto device = parseDevice(toOptional<std::string>(v).value_or("auto")); device.ok())
                 s.device = *device;
         }},
        {{.key = "precision",
          .label = "Precision",
          .help = "auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed.",
          .kind = ParamKind::Choice,
          .defaultValue = std::string("auto"),
          .choices = {"auto", "fp32", "bf16", "fp16", "int8"},
          .valueName = "PRECISION"},
         [](const Settings& s) { return ParamValue(toText(s.precision)); },
         [](Settings& s, const ParamValue& v) {
             if (auto precision = parsePrecision(toOptional<std::string>(v).value_or("auto")); precision.ok())
                 s.precision = *precision;
         }},
    };
}

void fillTargets(RewardTargets& targets, const RewardTargets& defaults, double fallback,
                 const std::vector<std::string>& rewardKeys) {
    for (const std::string& key : rewardKeys) {
        auto preferred = defaults.find(key);
        targets.try_emplace(key, preferred != defaults.end() ? preferred->second : RewardTarget(fallback));
    }
}

// Longer than any prompt a text encoder reads, short enough to be kept with every picture.
Result<void> checkPrompt(const std::string& prompt, const char* name) {
    if (prompt.size() <= kMaxPromptBytes)
        return {};
    return usageError(fmt::format("the {} is {} bytes long; give at most {}", name, prompt.size(), kMaxPromptBytes));
}

// torch's generator tells 32 bits apart, and short numbers are easier to pass on.
uint64_t randomSeed() {
    return std::random_device{}();
}

} // namespace

uint64_t pictureSeed(const Settings& settings, int64_t index) {
    return *settings.seed + (settings.variation > 0 ? 0 : static_cast<uint64_t>(index));
}

std::optional<uint64_t> pictureVariationSeed(const Settings& settings, int64_t index) {
    if (!(settings.variation > 0))
        return std::nullopt;
    return *settings.variationSeed + static_cast<uint64_t>(index);
}

void drawMissingSeeds(Settings& settings) {
    if (!settings.seed)
        settings.seed = randomSeed();
    if (!settings.variationSeed && settings.variation > 0)
        settings.variationSeed = randomSeed();
}

const std::vector<BoundParam<Settings>>& generationParams() {
    static const std::vector<BoundParam<Settings>> params = makeParams();
    return params;
}

Result<std::pair<std::string, RewardTarget>> parseRewardTarget(const std::string& text) {
    size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0)
        return usageError(fmt::format("reward '{}' is not valid: give KEY=VALUE with VALUE from 0 to 1, or KEY=none",
                                      oneLine(text, 80)));
    std::string key = text.substr(0, equals);
    std::string value = text.substr(equals + 1);
    if (value == "none")
        return std::pair{key, RewardTarget()};
    ParamSpec target{.key = "reward " + oneLine(key, 80), .kind = ParamKind::Real, .minimum = 0, .maximum = 1};
    MIRO_TRY(ParamValue number, parseParam(target, value));
    return std::pair{key, RewardTarget(std::get<double>(number))};
}

Result<void> checkRewardTargets(const RewardTargets& targets, const std::vector<std::string>& rewardKeys) {
    for (const auto& [key, target] : targets) {
        if (std::find(rewardKeys.begin(), rewardKeys.end(), key) == rewardKeys.end())
            return usageError(fmt::format("reward '{}' is unknown to this model; it was trained on: {}",
                                          oneLine(key, 80), fmt::join(rewardKeys, ", ")));
        if (target && !(*target >= 0 && *target <= 1))
            return usageError(fmt::format("reward {}: the target {} is not in [0, 1]", oneLine(key, 80), *target));
    }
    return {};
}

Result<Settings> resolveSettings(Settings settings, const GenerationDefaults& defaults,
                                 const std::vector<std::string>& rewardKeys) {
    MIRO_CHECK_OK(checkPrompt(settings.prompt, "prompt"));
    MIRO_CHECK_OK(checkPrompt(settings.negativePrompt, "negative prompt"));
    if (!settings.steps)
        settings.steps = defaults.steps;
    if (!settings.guidance)
        settings.guidance = defaults.guidance;
    for (const auto& param : generationParams())
        MIRO_CHECK_OK(checkParam(param.spec, param.get(settings)));

    if (!settings.guidanceStart)
        settings.guidanceStart = 0;
    if (!settings.guidanceEnd)
        settings.guidanceEnd = *settings.steps - 1;
    if (*settings.guidanceStart > *settings.guidanceEnd)
        return usageError(fmt::format("guidance-start {} lies after guidance-end {}; give a start that is not larger",
                                      *settings.guidanceStart, *settings.guidanceEnd));

    MIRO_CHECK_OK(checkRewardTargets(settings.positive, rewardKeys));
    MIRO_CHECK_OK(checkRewardTargets(settings.negative, rewardKeys));
    MIRO_CHECK_OK(checkRewardKeyframes(settings.keyframes, rewardKeys, *settings.steps));
    fillTargets(settings.positive, defaults.positive, 1.0, rewardKeys);
    fillTargets(settings.negative, defaults.negative, 0.0, rewardKeys);
    return settings;
}

} // namespace miro
