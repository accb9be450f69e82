#include "app/commands/annotate_stage.h"

#include "app/commands/batch_output.h"
#include "app/commands/generation_options.h"
#include "app/commands/library_query.h"

#include <cstdlib>

namespace miro {
namespace {} // namespace

void StageOptions::addTo(Arguments& parser) {
    parser.text("--output-dir", outputFolder, "DIR", "Where the files go; made when it is missing.");
    parser.text("--shards", shards, "LIST", "Only these shards, counted from 0: 3 or 0,3-7.");
    parser.text("--shard", shard, "I/N",
                "Of those, part I of N, counted from 0; without it Slurm's array or torchrun's rank says which.");
    parser.flag("--resume", resume, "Goes on with what the folder holds: what is there and whole is kept.");
    parser.text("--threads", threads, "N", "Threads that read or draw pictures (as many as the machine has).");
    parser.progressFlags(progress, json, "results, progress and errors");
}

Result<std::filesystem::path> StageOptions::folder() const {
    if (!outputFolder)
        return usageError("there is no folder to write to; give --output-dir DIR");
    return pathFrom(outputFolder, "--output-dir");
}

Result<ShardPart> StageOptions::part() const {
    ShardPart wanted;
    wanted.selection = shards.value_or("");
    if (shards && shards->empty())
        return usageError("--shards is empty; give numbers such as 3 or 0,3-7");
    auto part = shard ? parseShard(*shard) : shardFromEnvironment([](const char* name) { return std::getenv(name); });
    if (!part.ok() && shard)
        return part.error().within("--shard");
    MIRO_TRY(wanted.part, std::move(part));
    return wanted;
}

Result<int64_t> StageOptions::threadCount() const {
    return parseInteger(kThreads, threads, 0);
}

Result<void> runStage(CommandContext& context, AnnotateRequest request, const StageOptions& options) {
    const auto each = [&](const FinishedShard& shard) {
        context.terminal.result(
            options.json ? lineOf({{"shard", shard.file.string()}, {"samples", shard.samples}, {"kept", shard.kept}})
                         : shard.file.string());
    };
    NotingPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json),
                          options.json);
    MIRO_TRY([[maybe_unused]] const AnnotateOutcome outcome,
             context.studio.annotate(std::move(request), each, printer, context.stop));
    return context.terminal.finish();
}

} // namespace miro
