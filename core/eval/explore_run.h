// An exploration run from the command line, into a folder: each cell a full picture, scored, then the files of
// batch/explore_files.h. A second run with the same options continues: pictures that are there, whole and of their
// cell, are not drawn again, scores of the same scorer are not measured again.
#pragma once

#include "base/progress.h"
#include "batch/exploration.h"
#include "flow/generate_request.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

enum class ScorerChoice { OfTheRewards, All, None, Named };

struct ExploreRunRequest {
    std::vector<std::filesystem::path> modelFolders; // empty: this machine's usual ones
    std::string model = kDefaultModel;
    std::string variant;
    // settings (and other) as they were given: resolved here; without a seed the folder's own, else one is drawn.
    // rewardKeys are filled here.
    ExploreRequest plan;
    ScorerChoice scorers = ScorerChoice::OfTheRewards; // those of them that are installed
    std::vector<std::string> named;                    // for Named: keys; one that is missing is an error
    std::filesystem::path folder;
    int64_t threads = 0; // as Preferences::threads
};

struct ExplorePrice {
    int64_t pictures = 0;
    int64_t there = 0;                  // of them, in the folder
    std::optional<double> drawSeconds;  // of the others, from steps measured on this machine; loading included
    std::optional<double> scoreSeconds; // the same, of scoring
    std::vector<std::string> scorers;
    uint64_t seed = 0;
};

struct ExploreRunOutcome {
    Exploration exploration;
    Findings findings;
    std::vector<std::filesystem::path> files; // that were written or were there: pictures by cell, then the others
    int64_t drawn = 0;                        // by this run
    std::vector<std::string> notes;           // one line each, for the user: nothing failed
};

// Reads headers of files only; writes nothing. Errors as runExploration()'s before it draws.
Result<ExplorePrice> priceExploration(const ExploreRunRequest& request);

// Blocks. Usage (plan, settings, a folder of another exploration, a foreign file in the way: nothing is touched),
// NotFound, DiskFull, OutOfMemory, Stopped. Whatever ends it, pictures and scores that were finished stay and are
// taken up by the next run; every file appears complete or not at all. When a fifth is drawn, it is scored and the
// report is written, again when all is done. Stages told: "load", "encode", "sample" (steps times pictures), "score"
// (pictures), "write".
Result<ExploreRunOutcome> runExploration(const ExploreRunRequest& request, ProgressSink& progress,
                                         std::stop_token stop);

} // namespace miro
