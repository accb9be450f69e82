// What one look at a run's model came to, prompt by prompt, as its file holds it: all that the report is made of. Plain
// values: any thread.
#pragma once

#include "base/result.h"
#include "eval/controlled_plan.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct PromptResult {
    std::string prompt;
    std::string category;
    int64_t pictures = 0;
    int64_t correct = 0;
    double diversity = 0; // mean distance of two pictures of the prompt; 0: there is one
    std::map<std::string, double>
        scores; // by reward, means in training units; one that could not be computed is left out
};

struct LookResult {
    std::string run; // "c-1"
    std::string arm;
    uint64_t seed = 0;
    int64_t samples = 0;
    bool curve = false;
    std::string protocol;
    double guidance = 0;
    double evaluations = 0; // of the network, for one picture
    double seconds = 0;
    std::vector<PromptResult> prompts;
};

// What a run cost.
struct TrainedResult {
    std::string run;
    int64_t steps = 0;
    int64_t samples = 0;
    int64_t drawn = 0;      // pictures, by (f)
    double evaluations = 0; // of the network, over everything
    double seconds = 0;     // of the last start of the training alone: a run may be interrupted
};

inline constexpr const char* kRealScenes = "real-scenes"; // in place of a run: the judge's own accuracy

// FOLDER/results/c-1/final-00200000-high-g0.json and results/c-1/trained.json.
std::filesystem::path resultFile(const std::filesystem::path& folder, const ControlledLook& look);
std::filesystem::path trainedFile(const std::filesystem::path& folder, const std::string& run);
std::filesystem::path scenesFile(const std::filesystem::path& folder); // results/real-scenes.json

// Atomically. Nothing where there is no file; Corrupt names the file and the key.
Result<void> writeLook(const std::filesystem::path& file, const LookResult& result);
Result<std::optional<LookResult>> readLook(const std::filesystem::path& file);
Result<void> writeTrained(const std::filesystem::path& file, const TrainedResult& result);
Result<std::optional<TrainedResult>> readTrained(const std::filesystem::path& file);

} // namespace miro
