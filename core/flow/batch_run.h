// A batch from the command line, into a folder: the plan's pictures of one shard under their names, with the files that
// say what they are (batch/batch_manifest.h). A second run goes on where the first was ended, however that was.
#pragma once

#include "base/result.h"
#include "batch/batch_plan.h"
#include "batch/shard.h"
#include "flow/draw_events.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct BatchRunRequest {
    std::vector<std::filesystem::path> modelFolders; // empty: this machine's usual ones
    const BatchPlan* plan = nullptr;                 // outlives the run
    std::filesystem::path folder;                    // its last component may be missing
    Shard shard;
    bool resume = false;
    bool discardRejected = false;             // what best-of leaves behind is deleted
    int64_t threads = 0;                      // as Preferences::threads
    int64_t scoreMemory = 0;                  // see ScoringOptions::memoryBudget
    std::chrono::milliseconds askAgain{2000}; // whether there is room again, after a full disk
};

struct BatchRunOutcome {
    std::vector<std::filesystem::path> pictures; // those that are kept, in the batch's order
    std::vector<std::filesystem::path> files;    // sheets and tables
    int64_t drawn = 0;                           // by this run
    int64_t failed = 0;
    std::string firstFailure; // "prompts.txt, line 7: ..."
};

// What --dry-run tells.
struct BatchPreview {
    int64_t lines = 0;
    int64_t entries = 0;
    int64_t pictures = 0; // of the shard, as is all that follows
    int64_t groups = 0;
    std::vector<std::pair<int64_t, std::string>> first; // line and expanded prompt of the first entries
    std::vector<std::string> files;                     // names of their pictures
    std::vector<std::string> scorers;
    std::optional<double> seconds; // of drawing, from steps measured on this machine; loading included
    int64_t bytes = 0;             // about, on disk
    std::optional<int64_t> free;   // where they would lie
};

// Reads headers of files only; writes nothing. Errors as runBatch()'s before it draws.
Result<BatchPreview> previewBatch(const BatchRunRequest& request);

// Blocks. Usage (a folder of another batch, settings, scorers), NotFound, OutOfMemory, Stopped, Failed. Whatever ends
// it, pictures that were finished stay and are taken up by the next run; every file appears complete or not at all. A
// full disk is waited out, with a note. Stages told: "check" (bytes of weights), "verify" (pictures that are there),
// "encode", "load", "draw" (pictures), "score" (pictures), "write".
Result<BatchRunOutcome> runBatch(const BatchRunRequest& request, DrawSink& sink, std::stop_token stop);

} // namespace miro
