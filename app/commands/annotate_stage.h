// What the stages of `miro annotate` share: the options that every one has, and how what they did is said.
#pragma once

#include "app/commands/arguments.h"
#include "app/commands/command.h"

namespace miro {

// Lives as long as its parser.
struct StageOptions {
    std::optional<std::string> outputFolder, shards, shard, threads;
    bool resume = false;
    bool progress = false;
    bool json = false;

    void addTo(Arguments& parser);

    // Usage names the option.
    Result<std::filesystem::path> folder() const;
    Result<ShardPart> part() const; // --shard, else Slurm's array or torchrun's rank
    Result<int64_t> threadCount() const;
};

// Runs the stage; prints each shard as it is finished: its path, or with --json an object of path, samples and kept.
Result<void> runStage(CommandContext& context, AnnotateRequest request, const StageOptions& options);

Result<void> runAnnotatePack(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runAnnotateRewards(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runAnnotateVqa(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runAnnotateLatents(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runAnnotateIndex(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
