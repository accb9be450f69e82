// Stages 1 and 2: scores pictures of shards into one CSV a shard. A column is a reward under the name that models are
// trained with, in training units; where samples bring a synthetic caption, a second one, synthetic_NAME, scores that.
#pragma once

#include "annotate/annotate_run.h"
#include "reward/scoring_session.h"

#include <string>
#include <vector>

namespace miro {

struct ScoreShardsRequest {
    std::filesystem::path shards;     // as findShards() takes it
    std::filesystem::path folder;     // of the CSV files: STEM.csv of STEM.tar, and scores.json
    std::vector<std::string> scorers; // keys of scorers(), each with a reward that models are trained with
    std::vector<std::filesystem::path> modelFolders; // as --models
    ShardPart part;
    bool resume = false; // columns that are there are kept; without it one that is there is an error
    ScoringOptions options;
    int64_t threads = 0; // that decode pictures ahead; 0: as many as the machine has
};

// Blocks. Every shard is read once before anything is scored, so that a damaged one costs no hours. Columns of other
// scorers that a CSV has stay. Each CSV is replaced at once, when its shard is done. A score that could not be computed
// is an empty cell, with a note. Progress: stages "verify" (shards), those of PictureScorer, "score" (samples). Usage,
// NotFound, Corrupt, OutOfMemory, DiskFull, Stopped.
Result<AnnotateOutcome> scoreShards(const ScoreShardsRequest& request, const AnnotateHost& host);

} // namespace miro
