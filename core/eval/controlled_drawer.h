// The set that (f) is fine-tuned on, drawn by a run's model. Private to the eval room.
#pragma once

#include "eval/controlled_plan.h"
#include "flow/prompt_drawer.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace miro {

// 32 bits: what the published noise makes of a seed.
uint64_t pictureSeedOf(std::initializer_list<uint64_t> parts);

// For PromptDrawer; settings: not resolved.
GenerateRequest requestFor(const std::vector<std::filesystem::path>& modelFolders, const std::filesystem::path& model,
                           const GenerationSettings& settings);

// The place of the best of [first, first + count) by score `by`; the first where none could be computed.
size_t bestPlace(const std::vector<std::vector<double>>& scores, size_t by, size_t first, size_t count);

struct TuningSet {
    const ControlledPlan& plan;
    uint64_t seed = 0;
    const std::vector<std::filesystem::path>& modelFolders;
    const std::filesystem::path& model;
    const std::filesystem::path& folder;
};
using PictureScores = std::function<Result<std::vector<std::vector<double>>>(
    const std::vector<Image>&, const std::vector<std::string>& words, const std::stop_token&)>;

// See ControlledPictures.
Result<int64_t> drawTuningSet(const TuningSet& set, const PictureScores& scores, ProgressSink& progress,
                              const std::stop_token& stop);

} // namespace miro
