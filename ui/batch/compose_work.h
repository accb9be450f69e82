// What a list becomes, worked out beside the window: problems at their lines, the first prompts as they will be drawn,
// numbers, time and disk. Plain values and functions without a toolkit: any thread; may take seconds for a long list.
#pragma once

#include "batch/batch_estimate.h"
#include "batch/batch_plan.h"
#include "batch/batch_request.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct ComposeQuestion {
    BatchRequest request;
    ModelLookup models;
    int64_t imageSide = 0;        // pixels, of the model that draws; 0: unknown
    std::filesystem::path folder; // where the pictures will lie: whose disk has to have room
};

struct LineProblem {
    int64_t line = 0; // from 1
    std::string message;
};

struct ShownPrompt {
    int64_t line = 0;
    std::string prompt;
    uint64_t seed = 0; // of its first picture
    // What its line asks for that is not what goes for all: key ("steps", "reward:clip_score") and value.
    std::vector<std::pair<std::string, std::string>> differs;
};

struct ComposeAnswer {
    std::vector<LineProblem> problems; // the first kMostProblems
    bool moreProblems = false;
    std::string problem; // of no line: an axis, a missing model, a file that cannot be read; empty: none
    int64_t lines = 0;   // prompts of the list
    int64_t entries = 0; // prompts after expansion
    int64_t pictures = 0;
    std::string fingerprint;               // of the plan
    std::vector<ShownPrompt> prompts;      // the first kMostShown
    std::vector<std::string> firstPrompts; // of the first pictures, for "try three"
    BatchEstimate estimate;                // of everything but the time

    bool ok() const { return problem.empty() && problems.empty() && pictures > 0; }
};

inline constexpr size_t kMostProblems = 200;
inline constexpr size_t kMostShown = 200;

ComposeAnswer compose(const ComposeQuestion& question);

} // namespace miro
