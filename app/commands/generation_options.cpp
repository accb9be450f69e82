#include "app/commands/generation_options.h"

#include "base/reward_keyframes.h"

#include <fmt/format.h>

namespace miro {

const ParamSpec& generationSetting(const std::string& key) {
    for (const auto& param : generationParams())
        if (param.spec.key == key)
            return param.spec;
    throw std::logic_error("no generation setting " + key);
}

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

std::vector<std::string> splitNames(const std::string& text) {
    std::vector<std::string> names;
    for (size_t begin = 0; begin <= text.size();) {
        const size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin)
            names.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

Result<std::map<std::string, double>> weightsFrom(const std::vector<std::string>& texts) {
    std::map<std::string, double> weights;
    for (const std::string& text : texts) {
        const size_t equals = text.rfind('=');
        if (equals == std::string::npos || equals == 0)
            return usageError(fmt::format("--weight '{}' is not valid: give KEY=W", oneLine(text, 80)));
        const ParamSpec weight{.key = "weight " + oneLine(text.substr(0, equals), 80),
                               .kind = ParamKind::Real,
                               .minimum = 0,
                               .maximum = 1000};
        MIRO_TRY(const ParamValue value, parseOption(weight, text.substr(equals + 1)));
        weights[text.substr(0, equals)] = std::get<double>(value);
    }
    return weights;
}

Result<std::filesystem::path> pathFrom(const std::optional<std::string>& text, const char* option) {
    if (text && text->empty())
        return usageError(fmt::format("{} is empty; give a path", option));
    return std::filesystem::path(text.value_or(""));
}

void GenerationOptions::addTo(Arguments& parser, For purpose) {
    const auto& params = generationParams();
    settings.resize(params.size());
    if (purpose == For::OnePrompt)
        parser.text("--prompt", prompt, "TEXT", "The prompt; it may be empty.");
    for (size_t i = 0; i < params.size(); ++i) {
        ParamSpec spec = params[i].spec;
        if (purpose == For::List && spec.key == "seed")
            spec.help = "Prompt number i, counted from 0, takes S + i; without it, i. A line may say its own.";
        if (purpose == For::List && spec.key == "count")
            spec.help = "How many pictures of each prompt.";
        parser.setting(spec, settings[i]);
    }
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
    if (prompt && !words.empty())
        return usageError(fmt::format("the prompt is given twice: with --prompt and as '{}'", oneLine(words[0], 80)));
    if (!prompt && words.empty())
        return usageError("there is no prompt; write it behind the verb or give --prompt TEXT");
    // What would have no effect is a mistake.
    if (given("start-gamma") && !given("start-picture"))
        return usageError("--start-gamma has no effect without --start-picture FILE");
    if (given("variation-seed") && !given("variation"))
        return usageError("--variation-seed has no effect without --variation V");
    MIRO_TRY(GenerationSettings result, readSettings());
    result.prompt = prompt ? *prompt : fmt::format("{}", fmt::join(words, " "));
    return result;
}

Result<GenerationSettings> GenerationOptions::readSettings() const {
    GenerationSettings result;
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
    if (given("start-picture") && result.startPicture.empty())
        return usageError("--start-picture is empty; give a path");
    MIRO_TRY(result.positive, targetsFrom(rewards, "--reward"));
    MIRO_TRY(result.negative, targetsFrom(negativeRewards, "--negative-reward"));
    for (const std::string& text : keyframes)
        if (auto added = addRewardKeyframe(result.keyframes, text); !added.ok())
            return added.error().within("--reward-keyframe");
    return result;
}

} // namespace miro
