// Makes one batch of the shards that several machines drew: checks that every picture is there, whole and once, and
// joins the shards' manifests in the batch's folder. Blocks; any thread, one at a time.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "batch/batch_plan.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct MergedBatch {
    int64_t pictures = 0;
    int64_t kept = 0; // fewer where best-of left some behind
    int64_t shards = 0;
    std::vector<std::filesystem::path> files; // that were written: manifest.jsonl, results.jsonl, manifest.csv, sheets
    std::string note;                         // why there are no sheets, where they were asked for; one line
};

// Failed says in one line what is missing: shards that have not begun or still run, how many pictures of which shard
// and the first of their names, pictures that failed, files whose bytes are not those of their result. Corrupt names
// file and line: a damaged manifest, shards of different batches, a picture that is there twice. Nothing is changed
// then. A batch that was drawn as a whole is checked alike. Reads every picture (stage "check"); a few bytes a picture
// in memory.
Result<MergedBatch> mergeBatch(const std::filesystem::path& folder, const ModelLookup& lookup, ProgressSink* progress,
                               std::stop_token stop);

} // namespace miro
