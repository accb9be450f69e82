// The pictures of a benchmark as they are laid out, what a detector says of each, and what that comes to. Plain
// functions and values: any thread.
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct BenchmarkPicture {
    std::filesystem::path path;
    std::string prompt;
    std::string category;                 // GenEval's "tag", PartiPrompts' "category"; "" when there is none
    std::filesystem::path entry;          // the folder of its prompt: 00000
    nlohmann::ordered_json metadata;      // its metadata.jsonl
    std::map<std::string, double> scores; // raw, by scorer
    std::optional<bool> correct;
    std::string reason; // why not, as the detector says it
};

// paths: pictures in the layout of batch_layout.h below folder. Reads their metadata.jsonl and what the batch's
// results.jsonl says of their scores. Corrupt, NotFound: names the file.
Result<std::vector<BenchmarkPicture>> readBenchmark(const std::filesystem::path& folder,
                                                    const std::vector<std::filesystem::path>& paths);

// Asks the command (detector_process.h) about each picture: {"path", and the members of its metadata}; it answers
// {"path", "correct": true or false, "reason"} once for each, in any order. Errors name the command, and what it left
// out or said instead. Tells stage "detect".
Result<void> detect(std::vector<BenchmarkPicture>& pictures, const std::string& command, ProgressSink& progress,
                    std::stop_token stop);

struct CategorySummary {
    std::string category;
    int64_t pictures = 0, correct = 0;
    int64_t prompts = 0, promptsAny = 0, promptsAll = 0; // with any, with all of their pictures correct
    std::map<std::string, double> scores;                // means

    double accuracy() const { return pictures > 0 ? static_cast<double>(correct) / static_cast<double>(pictures) : 0; }
};

struct BenchmarkSummary {
    bool judged = false;                     // else there is the layout alone
    std::vector<CategorySummary> categories; // in the order in which they first occur
    CategorySummary all;
    double overall = 0; // GenEval's: the mean of the categories' accuracies
};
BenchmarkSummary summaryOf(const std::vector<BenchmarkPicture>& pictures, bool judged);

nlohmann::ordered_json jsonOf(const BenchmarkSummary& summary);
std::string textOf(const BenchmarkSummary& summary); // a table

// detections.jsonl, a line a picture as GenEval's evaluator writes them (filename, tag, prompt, correct, reason,
// metadata), without a detector none, and summary.json; together or not at all. Gives back what was written.
Result<std::vector<std::filesystem::path>> writeBenchmark(const std::filesystem::path& folder,
                                                          const std::vector<BenchmarkPicture>& pictures,
                                                          const BenchmarkSummary& summary);

} // namespace miro
