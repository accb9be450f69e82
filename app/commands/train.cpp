#include "app/commands/arguments.h"
#include "app/commands/batch_output.h"
#include "app/commands/command.h"
#include "app/commands/generation_options.h"
#include "app/commands/settings_help.h"
#include "app/commands/train_output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

void printMemory(Terminal& terminal, const MemoryReport& report, bool json) {
    if (json) {
        Json parts = Json::object(), layers = Json::object();
        for (const MemoryPart& part : report.parts)
            parts[part.key] = part.bytes;
        for (const MemoryPart& layer : report.layers)
            layers[layer.key] = layer.bytes;
        terminal.result(Json{{"total", report.total()}, {"parts", parts}, {"layers", layers}}.dump());
        return;
    }
    const auto line = [&](const std::string& key, int64_t bytes, const std::string& what) {
        terminal.result(fmt::format("{:<12} {:>10.1f} MB  {}", key, static_cast<double>(bytes) / 1e6, what));
    };
    for (const MemoryPart& part : report.parts)
        line(part.key, part.bytes, part.what);
    line("total", report.total(), "besides the program itself and samples that are read ahead");
}

void printConfigHelp(Terminal& terminal, const std::string& options) {
    terminal.result(options);
    terminal.result("");
    terminal.result("CONFIG.json is an object of keys and values; \"kind\" says what is trained, flow when it is not "
                    "there. Relative paths begin at the config's own folder, those of --set at the working folder.");
    printSettings(terminal, "Keys of every kind:", trainSettings());
    for (const TrainKindInfo& kind : trainKindInfos())
        printSettings(terminal, fmt::format("\"kind\": \"{}\" - {}", kind.key, kind.summary), kind.settings);
}

} // namespace

Result<void> runTrain(CommandContext& context, const std::vector<std::string>& arguments) {
    TrainRequest request;
    std::optional<std::string> folder, device, threads;
    bool progress = false, json = false, memory = false;
    Arguments parser(
        "train [CONFIG.json]",
        "Trains a network as CONFIG.json says and writes the model to DIR/model; prints its place. Ended in "
        "any way, --resume goes on bit for bit. Started several times by torchrun or srun, the processes train as "
        "one.");
    parser.texts("--set", request.assignments, "KEY=VALUE", "Sets a key over what the config says. Repeats.");
    parser.text("--output-dir", folder, "DIR",
                "The run's folder: config.json, metrics.jsonl, TensorBoard events, checkpoints, samples, model.");
    parser.flag("--resume", request.resume,
                "Goes on from the newest checkpoint in DIR; without CONFIG.json as it was.");
    parser.flag("--export", request.exportOnly, "Only writes DIR/model from the newest checkpoint.");
    parser.flag("--memory", memory, "Only says how much memory a run of kind taste takes, by parts; trains nothing.");
    parser.setting(generationSetting("device"), device);
    parser.setting(kTrainThreads, threads);
    parser.progressFlags(progress, json);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        printConfigHelp(context.terminal, *parser.helpText());
        return {};
    }
    context.terminal.setJson(json);
    if (parser.words().size() > 1)
        return usageError(fmt::format("one config at a time; '{}' is one more", oneLine(parser.words()[1], 80)));
    if (!parser.words().empty())
        request.config = parser.words().front();
    if (memory) {
        MIRO_TRY(const MemoryReport report, context.studio.trainingMemory(request));
        printMemory(context.terminal, report, json);
        return context.terminal.finish();
    }
    MIRO_TRY(request.folder, pathFrom(folder, "--output-dir"));
    if (device) {
        MIRO_TRY(request.device, parseDevice(*device));
    }
    MIRO_TRY(request.threads, parseInteger(kTrainThreads, threads, 0));
    request.resume = request.resume || request.exportOnly;
    std::filesystem::path model;
    {
        TrainPrinter printer(context.terminal, progressStyle(context.terminal, progress, json));
        MIRO_TRY(model, context.studio.train(std::move(request), printer, context.stop));
    }
    if (!model.empty())
        context.terminal.result(model.string());
    return context.terminal.finish();
}

} // namespace miro
