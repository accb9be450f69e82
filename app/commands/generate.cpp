#include "app/commands/command.h"
#include "app/commands/generation_options.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

struct GenerateOptions {
    std::vector<std::string> models, adapters;
    std::optional<std::string> model, variant, output, outputFolder, latents;
    GenerationOptions what;
    bool progress = false;
    bool json = false;
};

} // namespace

Result<void> runGenerate(CommandContext& context, const std::vector<std::string>& arguments) {
    GenerateOptions options;
    Arguments parser("generate [TEXT...]",
                     "Draws pictures and prints their paths. The prompt is what follows the options, or --prompt.");
    options.what.addTo(parser);
    parser.text("--model", options.model, "NAME_OR_DIR", fmt::format("Which model draws ({}).", kDefaultModel));
    parser.text("--variant", options.variant, "V", "A variant of it: a subfolder.");
    parser.texts("--adapter", options.adapters, "FILE[=WEIGHT]",
                 "What a fine-tuning learned, with its own reward; WEIGHT says how much of it (1). Repeats.");
    parser.modelFolders(options.models);
    parser.text("--output", options.output, "FILE", "The picture's file: .png, .jpg, .webp or .exr.");
    parser.text("--output-dir", options.outputFolder, "DIR", "The folder for pictures, in place of the library.");
    parser.text("--save-latents", options.latents, "FILE.npy", "Keeps the sampler's output as float32 (N, C, h, w).");
    parser.progressFlags(options.progress, options.json);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);

    GenerateRequest request;
    MIRO_TRY(request.settings, options.what.read(parser.words()));
    request.modelFolders = pathsFrom(options.models);
    request.model = options.model.value_or(kDefaultModel);
    request.variant = options.variant.value_or("");
    for (const std::string& text : options.adapters) {
        auto choice = parseAdapterChoice(text);
        if (!choice.ok())
            return choice.error().within("--adapter");
        request.adapters.push_back(std::move(choice).value());
    }
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
