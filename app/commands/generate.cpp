#include "app/commands/arguments.h"
#include "app/commands/command.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace miro {
namespace {

struct GenerateOptions {
    std::vector<std::string> models;
    std::optional<std::string> model, variant, prompt, output, outputFolder, latents;
    std::vector<std::string> rewards, negativeRewards;
    std::vector<std::optional<std::string>> settings; // in the order of generationParams()
    bool progress = false;
    bool json = false;
};

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

Result<GenerationSettings> settingsFrom(const GenerateOptions& options, const std::vector<std::string>& words) {
    GenerationSettings settings;
    if (options.prompt && !words.empty())
        return usageError(fmt::format("the prompt is given twice: with --prompt and as '{}'", oneLine(words[0], 80)));
    if (!options.prompt && words.empty())
        return usageError("there is no prompt; write it behind the verb or give --prompt TEXT");
    settings.prompt = options.prompt ? *options.prompt : fmt::format("{}", fmt::join(words, " "));

    const auto& params = generationParams();
    std::set<std::string> given;
    for (size_t i = 0; i < params.size(); ++i) {
        if (!options.settings[i])
            continue;
        given.insert(params[i].spec.key);
        MIRO_TRY(ParamValue value, parseOption(params[i].spec, *options.settings[i]));
        // A device is more than a choice of words, so its spec takes any text.
        if (params[i].spec.key == "device") {
            MIRO_TRY(settings.device, parseDevice(*options.settings[i]));
        }
        params[i].set(settings, value);
    }
    // What would have no effect is a mistake.
    if (given.contains("start-picture") && settings.startPicture.empty())
        return usageError("--start-picture is empty; give a path");
    if (given.contains("start-gamma") && !given.contains("start-picture"))
        return usageError("--start-gamma has no effect without --start-picture FILE");
    if (given.contains("variation-seed") && !given.contains("variation"))
        return usageError("--variation-seed has no effect without --variation V");
    MIRO_TRY(settings.positive, targetsFrom(options.rewards, "--reward"));
    MIRO_TRY(settings.negative, targetsFrom(options.negativeRewards, "--negative-reward"));
    return settings;
}

// An empty path would mean "not given".
Result<std::filesystem::path> pathFrom(const std::optional<std::string>& text, const char* option) {
    if (text && text->empty())
        return usageError(fmt::format("{} is empty; give a path", option));
    return std::filesystem::path(text.value_or(""));
}

} // namespace

Result<void> runGenerate(CommandContext& context, const std::vector<std::string>& arguments) {
    GenerateOptions options;
    const auto& params = generationParams();
    options.settings.resize(params.size());
    Arguments parser("generate [TEXT...]",
                     "Draws pictures and prints their paths. The prompt is what follows the options, or --prompt.");
    parser.text("--prompt", options.prompt, "TEXT", "The prompt; it may be empty.");
    for (size_t i = 0; i < params.size(); ++i)
        parser.setting(params[i].spec, options.settings[i]);
    parser.texts("--reward", options.rewards, "KEY=VALUE|none",
                 "A reward's target from 0 to 1; none leaves it out. Repeats.");
    parser.texts("--negative-reward", options.negativeRewards, "KEY=VALUE|none",
                 "What guidance pushes away from. Repeats.");
    parser.text("--model", options.model, "NAME_OR_DIR", fmt::format("Which model draws ({}).", kDefaultModel));
    parser.text("--variant", options.variant, "V", "A variant of it: a subfolder.");
    parser.texts("--models", options.models, "DIR", "A models folder, in place of the usual ones. Repeats.");
    parser.text("--output", options.output, "FILE", "The picture's file: .png, .jpg, .webp or .exr.");
    parser.text("--output-dir", options.outputFolder, "DIR", "The folder for pictures, in place of the library.");
    parser.text("--save-latents", options.latents, "FILE.npy", "Keeps the sampler's output as float32 (N, C, h, w).");
    parser.flag("--progress", options.progress, "Prints progress where there is no terminal.");
    parser.flag("--json", options.json, "Prints progress and errors as JSON lines.");
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);

    GenerateRequest request;
    MIRO_TRY(request.settings, settingsFrom(options, parser.words()));
    request.modelFolders = pathsFrom(options.models);
    request.model = options.model.value_or(kDefaultModel);
    request.variant = options.variant.value_or("");
    MIRO_TRY(request.output, pathFrom(options.output, "--output"));
    MIRO_TRY(request.outputFolder, pathFrom(options.outputFolder, "--output-dir"));
    MIRO_TRY(request.latentsFile, pathFrom(options.latents, "--save-latents"));

    GenerateOutcome outcome;
    {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        MIRO_TRY(outcome, context.studio.generate(std::move(request), printer, context.stop));
    }
    for (const DrawnPicture& picture : outcome.pictures)
        context.terminal.result(picture.file.string());
    MIRO_CHECK_OK(context.terminal.finish()); // a failing run says one line, and no note
    for (const std::string& note : outcome.notes)
        context.terminal.note(options.json ? nlohmann::json{{"event", "note"}, {"message", note}}.dump(
                                                 -1, ' ', false, nlohmann::json::error_handler_t::replace)
                                           : note);
    return {};
}

} // namespace miro
