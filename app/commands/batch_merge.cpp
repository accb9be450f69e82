#include "app/commands/batch_merge.h"

#include "app/commands/arguments.h"
#include "app/commands/library_query.h"

namespace miro {

Result<void> runBatchMerge(CommandContext& context, const std::vector<std::string>& arguments) {
    bool progress = false, json = false;
    std::vector<std::string> models;
    Arguments parser("batch merge DIR", "Checks that every shard of a batch drew its pictures, and joins their "
                                        "manifests in DIR.");
    parser.modelFolders(models);
    parser.progressFlags(progress, json, "the result, progress and errors");
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(json);
    if (parser.words().size() != 1 || parser.words()[0].empty())
        return usageError("give the folder of one batch: miro batch merge DIR");
    const Result<MergedBatch> merged = [&] {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, progress, json));
        return context.studio.mergeBatch(parser.words()[0], pathsFrom(models), printer, context.stop);
    }();
    if (!merged.ok())
        return merged.error();
    if (!merged->note.empty())
        context.terminal.note(json ? lineOf({{"event", "note"}, {"message", merged->note}}) : merged->note);
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const std::filesystem::path& file : merged->files) {
        if (!json)
            context.terminal.result(file.string());
        files.push_back(file.string());
    }
    if (json)
        context.terminal.result(lineOf({{"pictures", merged->pictures},
                                        {"kept", merged->kept},
                                        {"shards", merged->shards},
                                        {"files", std::move(files)}}));
    return {};
}

} // namespace miro
