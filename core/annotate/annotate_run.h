// What every stage of `miro annotate` has in common: which shards a run is about, what it tells its host, and what its
// folder remembers. Plain values.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "batch/shard.h"

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Of a data set's shards: those that `selection` names ("3", "0,3-7"; empty: all), and of them every part.count-th.
struct ShardPart {
    std::string selection;
    Shard part;
};

// Ascending. Usage names --shards.
Result<std::vector<size_t>> shardsOfRun(const ShardPart& wanted, size_t count);

struct FinishedShard {
    std::filesystem::path file;
    int64_t samples = 0;
    bool kept = false; // it was there, whole, from an earlier run
};

// Called on the thread that runs the stage.
struct AnnotateHost {
    ProgressSink& progress;
    std::function<void(const FinishedShard&)> shard; // as soon as it stands under its name
    std::function<void(const std::string&)> note;    // one line; nothing failed
    std::stop_token stop;
};

struct AnnotateOutcome {
    int64_t shards = 0;  // of this run, kept ones included
    int64_t kept = 0;    // that were there from an earlier run
    int64_t samples = 0; // in them
};

// "000000042": samples and shards sort by their names as they do by number.
std::string sampleKey(int64_t index);

// The folder, made when it is missing, remembers in `record` (a JSON file in it) what its files were made with: shards
// that were made differently never lie side by side. What killed runs left of small files goes. Usage names the setting
// that differs; DiskFull, Failed.
Result<void> openStageFolder(const std::filesystem::path& folder, const std::string& record,
                             const nlohmann::ordered_json& settings);

// What a run that was killed left of this file, which is written under a temporary name.
void removeUnfinishedShard(const std::filesystem::path& shard);

// Of a file that is there although the run is to begin anew.
Error isThereAlready(const std::filesystem::path& file);

} // namespace miro
