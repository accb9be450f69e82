// A model at work on many prompts at once, pictures and latents in memory: for judging models and for data drawn by
// one.
#pragma once

#include "flow/generate_request.h"
#include "flow/generator.h"
#include "image/image.h"

#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

using PromptTexts = std::map<std::string, TextCondition>; // one row each, on the CPU

struct DrawnPictures {
    std::vector<Image> images;
    at::Tensor latents; // (N, C, h, w) of them, normalised, on the CPU
};

// Each a picture of its own; targets over those of the drawer's settings.
struct DrawnRow {
    const TextCondition* text = nullptr;
    uint64_t seed = 0;
    RewardTargets positive = {};
};

// Owned by who draws; one thread.
class PromptDrawer {
public:
    // request: the model, its folders and settings (not resolved). NotFound, Corrupt, Usage, OutOfMemory, Stopped.
    static Result<std::unique_ptr<PromptDrawer>> open(const GenerateRequest& request, std::stop_token stop);

    // Adds what texts has not of these prompts.
    Result<void> encode(const std::vector<std::string>& prompts, PromptTexts& texts, std::stop_token stop);
    Result<DrawnPictures> draw(const std::vector<DrawnRow>& rows, const std::stop_token& stop);

    // Latents of pictures as draw() gives them, (N, C, h, w); reads the encoder for it.
    Result<at::Tensor> latentsOf(std::span<const Image> pictures, std::stop_token stop);
    // Latents as training shards store them.
    Result<at::Tensor> stored(const at::Tensor& latents, std::stop_token stop) const;

    const GeneratorFiles& files() const { return m_generator->files(); }

private:
    PromptDrawer() = default;

    std::unique_ptr<Generator> m_generator;
    GenerationSettings m_settings; // resolved
};

} // namespace miro
