// All pictures of a batch before the first is drawn: which, with what settings, under what names, and which of them the
// network sees together. Follows from the request and the models' facts alone, so that every machine of a cluster and
// every resumed run has the same one. Holds a few bytes a picture; a picture's settings are worked out when asked for.
#pragma once

#include "batch/prompt_expansion.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace miro {

struct BatchPicture {
    int64_t index = 0; // among all of the batch
    int64_t entry = 0; // the expanded prompt, among all
    int64_t line = 0;  // in the list, from 1
    int64_t group = 0;
    int64_t cell = 0; // of the sweep; 0 without axes
    int64_t copy = 0; // among the entry's count
    std::string file; // below the output folder, with '/': "00012-a-red-apple-12.png"
    std::string model;
    std::string variant;
    std::string templatePrompt;                              // as the list has it
    GenerationSettings settings;                             // resolved; prompt expanded, count 1, seed set
    std::vector<std::pair<std::string, std::string>> axes;   // setting and value as text, one an axis
    std::vector<std::pair<std::string, std::string>> fields; // see ListEntry
};

struct ModelPreset {
    std::string name;
    RewardTargets positive;
    RewardTargets negative;
};

class SweepGrid;

// What settings are resolved with, by model and variant. NotFound, Corrupt, Usage.
struct ModelFacts {
    std::vector<std::string> rewardKeys;
    GenerationDefaults defaults;
    std::vector<ModelPreset> presets; // of its pack; for the axis "preset"
};
using ModelLookup = std::function<Result<ModelFacts>(const std::string& model, const std::string& variant)>;

// Immutable after make(): any thread.
class BatchPlan {
public:
    // Checks everything: what the list and the expansion check, settings that no model takes (with line), axes, the
    // template (leaving the folder, unknown fields), two pictures with one name (both lines named).
    static Result<BatchPlan> make(BatchRequest request, const ModelLookup& lookup);
    BatchPlan(BatchPlan&&) noexcept;
    ~BatchPlan();

    int64_t lines() const; // prompts of the list
    int64_t entries() const;
    int64_t pictures() const;
    int64_t groups() const;

    BatchPicture picture(int64_t index) const;
    // Ascending. Pictures of a group differ only in what rows of one evaluation may differ in: prompt, seed, targets,
    // guidance; not in model, steps, guidance range and type, shift, start picture, keyframes, negative prompt,
    // precision, device. Groups fill in list order, a bounded number open at a time.
    std::vector<int64_t> group(int64_t group) const;
    int64_t groupSize(int64_t group) const; // pictures in it
    double groupCost(int64_t group) const;  // network evaluations of a row

    // All of an entry's: every cell of the sweep with its copies, the cells one after another.
    struct Range {
        int64_t first = 0;
        int64_t end = 0; // behind the last
        int64_t copies = 1;
    };
    Range picturesOf(int64_t entry) const;
    int64_t entryOf(int64_t index) const; // the picture's
    const SweepGrid& sweep() const;

    std::string_view source(int64_t entry) const; // its line of the list as it stands
    const BatchRequest& request() const;
    // SHA-256 of all that decides pictures and names: the list's text, wildcard files, options. Not of the models.
    std::string fingerprint() const;

private:
    struct State;
    explicit BatchPlan(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace miro
