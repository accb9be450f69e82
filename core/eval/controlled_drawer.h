// A run's model at work, many prompts at once, and the set that (f) is fine-tuned on. Private to the eval room.
#pragma once

#include "eval/controlled_plan.h"
#include "flow/generator.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace miro {

using PromptTexts = std::map<std::string, TextCondition>; // one row each, on the CPU

// 32 bits: what the published noise makes of a seed.
uint64_t pictureSeedOf(std::initializer_list<uint64_t> parts);

struct DrawnPictures {
    std::vector<Image> images;
    at::Tensor latents; // (N, C, h, w) of them, normalised, on the CPU
};

// One thread.
class ControlledDrawer {
public:
    // settings: not resolved. NotFound, Corrupt, Usage, OutOfMemory, Stopped.
    static Result<std::unique_ptr<ControlledDrawer>> open(const std::vector<std::filesystem::path>& modelFolders,
                                                          const std::filesystem::path& model,
                                                          const GenerationSettings& settings, std::stop_token stop);

    // Adds what texts has not of these prompts.
    Result<void> encode(const std::vector<std::string>& prompts, PromptTexts& texts, std::stop_token stop);
    // A row and a seed a picture.
    Result<DrawnPictures> draw(const std::vector<const TextCondition*>& texts, const std::vector<uint64_t>& seeds,
                               const std::stop_token& stop);
    int64_t longestText() const { return m_generator->files().config.maxTextLength; }
    // Latents as training shards store them.
    Result<at::Tensor> stored(const at::Tensor& latents, std::stop_token stop) const;

private:
    ControlledDrawer() = default;

    std::unique_ptr<Generator> m_generator;
    GenerationSettings m_settings;
};

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
