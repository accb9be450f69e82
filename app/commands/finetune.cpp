#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/generation_options.h"
#include "app/commands/settings_help.h"
#include "app/commands/train_output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

void printHelp(Terminal& terminal, const std::string& options) {
    terminal.result(options);
    terminal.result("");
    terminal.result(
        "SETTINGS.json is an object of keys and values, all of which have defaults. Relative paths begin at "
        "its own folder, those of --set at the working folder.");
    printSettings(terminal, "What it learns from, and when it works:", finetuneSettings());
    printSettings(terminal, "How it learns:", finetuneTrainSettings());
}

} // namespace

Result<void> runFinetune(CommandContext& context, const std::vector<std::string>& arguments) {
    FinetuneOptions options;
    std::vector<std::string> models;
    std::optional<std::string> libraryFolder, folder, model, variant, profile, device, threads;
    bool progress = false, json = false;
    Arguments parser("finetune [SETTINGS.json]",
                     "Teaches a model one more slider, My taste, from the choices in a library: draws and labels "
                     "pictures, learns an adapter and prints its file. Ended in any way, the same command goes on bit "
                     "for bit.");
    parser.texts("--set", options.assignments, "KEY=VALUE", "Sets a key over what the settings say. Repeats.");
    parser.text("--library", libraryFolder, "DIR", "Another library folder than the user's.");
    parser.text("--output-dir", folder, "DIR", "Where it works and stays; one below the library that goes at the end.");
    parser.text("--model", model, "NAME_OR_DIR", "As --set model=.");
    parser.text("--variant", variant, "V", "As --set variant=.");
    parser.text("--profile", profile, "NAME", "As --set profile=.");
    parser.modelFolders(models);
    parser.setting(generationSetting("device"), device);
    parser.setting(kTrainThreads, threads);
    parser.progressFlags(progress, json);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        printHelp(context.terminal, *parser.helpText());
        return {};
    }
    context.terminal.setJson(json);
    if (parser.words().size() > 1)
        return usageError(
            fmt::format("one file of settings at a time; '{}' is one more", oneLine(parser.words()[1], 80)));
    if (!parser.words().empty())
        options.file = parser.words().front();
    for (const auto& [key, value] : {std::pair{"model", model}, {"variant", variant}, {"profile", profile}})
        if (value)
            options.assignments.push_back(fmt::format("{}={}", key, *value));
    if (libraryFolder && libraryFolder->empty())
        return usageError("--library is empty; give a folder");
    MIRO_TRY(options.folder, pathFrom(folder, "--output-dir"));
    options.modelFolders = pathsFrom(models);
    if (device) {
        MIRO_TRY(options.device, parseDevice(*device));
    }
    MIRO_TRY(options.threads, parseInteger(kTrainThreads, threads, 0));
    MIRO_TRY(const auto library, context.studio.library(libraryFolder.value_or(""), false, true));
    MIRO_TRY(FinetuneRequest request, finetuneRequest(options, *library));
    TasteVersionRecord version;
    {
        TrainPrinter printer(context.terminal, progressStyle(context.terminal, progress, json));
        const std::string place = request.folder.string();
        auto learned = context.studio.finetune(std::move(request), printer, printer.beside(), context.stop);
        if (!learned.ok() && learned.error().code == ErrorCode::Stopped)
            return Error{ErrorCode::Stopped,
                         fmt::format("stopped; the same command goes on with what is in {}", oneLine(place))};
        MIRO_TRY(version, std::move(learned));
    }
    context.terminal.result((library->folder() / version.file).string());
    return context.terminal.finish();
}

} // namespace miro
