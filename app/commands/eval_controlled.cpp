#include "app/commands/eval_controlled.h"

#include "app/commands/arguments.h"
#include "app/commands/batch_output.h"
#include "app/commands/generation_options.h"
#include "app/commands/scene_sprites.h"
#include "app/commands/settings_help.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

void printPlanHelp(Terminal& terminal, const std::string& options) {
    terminal.result(options);
    terminal.result("");
    terminal.result(
        "PLAN.json is an object of keys and values: what is compared, what is measured, what counts. DIR keeps "
        "the plan that it was begun with; started again the command goes on where it was. Relative paths "
        "begin at the plan's own folder, those of --set at the working folder.");
    printSettings(terminal, "Keys of the comparison:", controlledSettings());
    printSettings(terminal,
                  "Keys of the trainings, as miro train has them, the same for every run:", controlledTrainSettings());
}

} // namespace

Result<void> runEvalControlled(CommandContext& context, const std::vector<std::string>& arguments) {
    ControlledRequest request;
    std::optional<std::string> folder, only, threads, sprites;
    std::vector<std::string> models;
    bool progress = false, json = false;
    Arguments parser(
        "eval controlled [PLAN.json]",
        "Trains the arms of a controlled comparison of reward conditioning on the same data, with the same "
        "seeds, judges their pictures and writes a report; prints its files. Ended in any way, the same "
        "command goes on.");
    parser.texts("--set", request.assignments, "KEY=VALUE", "Sets a key over what the plan says. Repeats.");
    parser.text("--output-dir", folder, "DIR", "The comparison's folder: plan.json, runs, results, RESULTS.md, plots.");
    parser.text("--only", only, "RUN,...",
                "Only these runs (c-1), arms (c) or seeds (1), and what they build on. Several processes may share "
                "DIR as long as they share no seed.");
    parser.flag("--report", request.reportOnly, "Only writes the report, of what is finished.");
    parser.modelFolders(models);
    parser.text("--sprites", sprites, "DIR", "The things of the scenes (those that ship).");
    parser.text("--threads", threads, "N", "How many threads the arithmetic shares; all by default.");
    parser.progressFlags(progress, json, "results, progress and errors");
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        printPlanHelp(context.terminal, *parser.helpText());
        return {};
    }
    context.terminal.setJson(json);
    if (parser.words().size() > 1)
        return usageError(fmt::format("one plan at a time; '{}' is one more", oneLine(parser.words()[1], 80)));
    if (!parser.words().empty())
        request.plan = parser.words().front();
    if (!folder)
        return usageError("there is no folder for the comparison; give one with --output-dir");
    MIRO_TRY(request.folder, pathFrom(folder, "--output-dir"));
    if (only) {
        request.only = splitNames(*only);
        if (request.only.empty())
            return usageError("--only is empty; give runs such as c-1, arms such as c, or seeds");
    }
    MIRO_TRY(request.threads, parseInteger(kThreads, threads, 0));
    request.tools.modelFolders = pathsFrom(models);
    MIRO_TRY(request.tools.sprites, spritesFolder(sprites));
    ControlledOutcome outcome;
    {
        NotingPrinter printer(context.terminal, progressStyle(context.terminal, progress, json), json);
        MIRO_TRY(outcome, context.studio.compareControlled(std::move(request), printer, context.stop));
    }
    for (const std::filesystem::path& file : outcome.files)
        context.terminal.result(json ? nlohmann::json{{"file", file.string()}, {"missing", outcome.missing}}.dump(
                                           -1, ' ', false, nlohmann::json::error_handler_t::replace)
                                     : file.string());
    return context.terminal.finish();
}

} // namespace miro
