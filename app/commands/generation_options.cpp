#include "app/commands/generation_options.h"

#include "base/reward_keyframes.h"

#include <fmt/format.h>

namespace miro {

Result<RewardTargets> targetsFrom(const std::vector<std::string>& texts, const char* option) {
    RewardTargets targets;
    for (const std::string& text : texts) {
        auto target = parseRewardTarget(text);
        if (!target.ok())
            return target.error().within(option);
        targets[target->first] = target->second;
    }
    return targets;
}

Result<std::filesystem::path> pathFrom(const std::optional<std::string>& text, const char* option) {
    if (text && text->empty())
        return usageError(fmt::format("{} is empty; give a path", option));
    return std::filesystem::path(text.value_or(""));
}

void GenerationOptions::addTo(Arguments& parser) {
    const auto& params = generationParams();
    settings.resize(params.size());
    parser.text("--prompt", prompt, "TEXT", "The prompt; it may be empty.");
    for (size_t i = 0; i < params.size(); ++i)
        parser.setting(params[i].spec, settings[i]);
    parser.texts("--reward", rewards, "KEY=VALUE|none", "A reward's target from 0 to 1; none leaves it out. Repeats.");
    parser.texts("--negative-reward", negativeRewards, "KEY=VALUE|none", "What guidance pushes away from. Repeats.");
    parser.texts("--reward-keyframe", keyframes, "STEP:KEY=VALUE|none",
                 "Experimental: the target changes, in a straight line to VALUE at STEP. Repeats.");
}

bool GenerationOptions::given(const std::string& key) const {
    const auto& params = generationParams();
    for (size_t i = 0; i < params.size(); ++i)
        if (params[i].spec.key == key)
            return settings[i].has_value();
    return false;
}

Result<GenerationSettings> GenerationOptions::read(const std::vector<std::string>& words) const {
    GenerationSettings result;
    if (prompt && !words.empty())
        return usageError(fmt::format("the prompt is given twice: with --prompt and as '{}'", oneLine(words[0], 80)));
    if (!prompt && words.empty())
        return usageError("there is no prompt; write it behind the verb or give --prompt TEXT");
    result.prompt = prompt ? *prompt : fmt::format("{}", fmt::join(words, " "));

    const auto& params = generationParams();
    for (size_t i = 0; i < params.size(); ++i) {
        if (!settings[i])
            continue;
        MIRO_TRY(ParamValue value, parseOption(params[i].spec, *settings[i]));
        // A device is more than a choice of words, so its spec takes any text.
        if (params[i].spec.key == "device") {
            MIRO_TRY(result.device, parseDevice(*settings[i]));
        }
        params[i].set(result, value);
    }
    // What would have no effect is a mistake.
    if (given("start-picture") && result.startPicture.empty())
        return usageError("--start-picture is empty; give a path");
    if (given("start-gamma") && !given("start-picture"))
        return usageError("--start-gamma has no effect without --start-picture FILE");
    if (given("variation-seed") && !given("variation"))
        return usageError("--variation-seed has no effect without --variation V");
    MIRO_TRY(result.positive, targetsFrom(rewards, "--reward"));
    MIRO_TRY(result.negative, targetsFrom(negativeRewards, "--negative-reward"));
    for (const std::string& text : keyframes)
        if (auto added = addRewardKeyframe(result.keyframes, text); !added.ok())
            return added.error().within("--reward-keyframe");
    return result;
}

} // namespace miro
