#include "app/commands/arguments.h"
#include "app/commands/command.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {

Result<void> runEncodeText(CommandContext& context, const std::vector<std::string>& arguments) {
    static const ParamSpec kMaxLength{.key = "max-length",
                                      .help = "The most tokens; longer prompts are cut.",
                                      .kind = ParamKind::Int,
                                      .defaultValue = int64_t{77},
                                      .minimum = 1,
                                      .maximum = 4096,
                                      .valueName = "N"};
    std::vector<std::string> models;
    std::optional<std::string> encoder, prompt, maxLength, output;
    Arguments parser("encode-text [TEXT...]",
                     "Prints a prompt's token ids as JSON and keeps its embedding, float32 (tokens, width).");
    parser.text("--encoder", encoder, "REPO_OR_DIR", "The text encoder: ORG/NAME or a folder.");
    parser.text("--prompt", prompt, "TEXT", "The prompt; it may be empty.");
    parser.setting(kMaxLength, maxLength);
    parser.text("--output", output, "FILE.npy", "Where the embedding goes.");
    parser.modelFolders(models);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    if (!encoder || encoder->empty())
        return usageError("--encoder is missing; give a text encoder such as google/flan-t5-xl");
    if (prompt && !parser.words().empty())
        return usageError("the prompt is given twice: with --prompt and behind the options");
    if (!prompt && parser.words().empty())
        return usageError("there is no prompt; give --prompt TEXT");
    if (output && output->empty())
        return usageError("--output is empty; give a path");

    EncodeTextRequest request;
    request.modelFolders = pathsFrom(models);
    request.encoder = *encoder;
    request.prompt = prompt ? *prompt : fmt::format("{}", fmt::join(parser.words(), " "));
    MIRO_TRY(request.maxLength, parseInteger(kMaxLength, maxLength, request.maxLength));
    request.output = output.value_or("");
    ProgressPrinter printer(context.terminal, ProgressStyle::None);
    MIRO_TRY(EncodeTextOutcome outcome, context.studio.encodeText(std::move(request), printer, context.stop));
    context.terminal.result(nlohmann::json{{"ids", outcome.ids}}.dump());
    return {};
}

} // namespace miro
