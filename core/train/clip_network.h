// A CLIP in training: both towers, the scale of their cosines, and the folder that this program's CLIP scorers (and
// transformers' CLIPModel) read.
#pragma once

#include "token/clip_tokenizer.h"
#include "train/clip_layers.h"

#include <filesystem>
#include <memory>

namespace miro {

// Owned by its task; one thread at a time.
class ClipNetwork {
public:
    // The sizes of a small one that the settings do not name: GELU, MLPs of four widths.
    static std::unique_ptr<ClipNetwork> create(const ClipConfig& config, uint64_t seed, at::Device device);
    // A folder in transformers' layout with vocab.json and merges.txt. NotFound, Corrupt, Unsupported: names the file.
    static Result<std::unique_ptr<ClipNetwork>> open(const std::filesystem::path& folder, at::Device device);

    // Unit vectors, (B, features) fp32, on the network's device. pixels (B, 3, side, side), normalised, on any.
    at::Tensor pictures(const at::Tensor& pixels) const;
    at::Tensor texts(const std::vector<TokenIds>& texts) const;

    // What cosines are multiplied by, at most 100; a scalar that records gradients.
    at::Tensor scale() const;

    const ClipConfig& config() const { return m_config; }
    const std::vector<TrainParameter>& parameters() const { return m_parameters; }

private:
    ClipNetwork(const ClipConfig& config, at::Device device) : m_config(config), m_device(device) {}
    void build(ParameterStore& store);

    ClipConfig m_config;
    at::Device m_device;
    TrainClipVision m_vision;
    TrainClipText m_text;
    at::Tensor m_scale; // the logarithm
    std::vector<TrainParameter> m_parameters;
};

// The two files of a folder's vocabulary. NotFound: names the file.
Result<ClipVocabulary> readClipVocabulary(const std::filesystem::path& folder);

// config.json, model.safetensors, preprocessor_config.json, vocab.json, merges.txt, tokenizer_config.json: all or
// nothing. half: weights as fp16, which makes the files half as large and moves scores by about a thousandth.
Result<void> writeClipFolder(const std::filesystem::path& folder, const ClipNetwork& network,
                             const ClipVocabulary& vocabulary, bool half);

} // namespace miro
