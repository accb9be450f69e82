// The two towers of a CLIP as training sees them: plain operations of libtorch that record gradients, under the names
// of transformers' CLIPModel. The arithmetic is that of model/clip_vision.h and model/clip_text.h, which say what each
// part computes; those keep packed weights and cannot be trained. Each is a handful of tensors shared with the
// ParameterStore that made it; any thread, one at a time.
#pragma once

#include "model/clip_config.h"
#include "train/rin_layers.h"

#include <vector>

namespace miro {

struct TrainClipNorm {
    at::Tensor weight;
    at::Tensor bias;
    double eps = 1e-5;

    static TrainClipNorm make(ParameterStore& store, const std::string& prefix, int64_t width, double eps);
    at::Tensor operator()(const at::Tensor& x) const; // fp32
};

struct TrainClipBlock {
    int64_t heads = 1;
    bool quickGelu = false;
    TrainClipNorm attentionNorm, mlpNorm;
    TrainLinear q, k, v, out;
    TrainLinear mlpIn, mlpOut;

    // prefix: up to the block's number.
    static TrainClipBlock make(ParameterStore& store, const std::string& prefix, const ClipTowerConfig& config);
    // As ClipBlock: `tokens` (B, L, width) are some or all of `context` (B, S, width); mask: as trainAttention().
    at::Tensor operator()(const at::Tensor& tokens, const at::Tensor& context, const at::Tensor& mask) const;
};

class TrainClipVision {
public:
    TrainClipVision() = default;
    // prefix: "vision_model."; features 0: without the projection (visual_projection), only tokens() may be called.
    TrainClipVision(ParameterStore& store, const ClipVisionConfig& config, int64_t features,
                    const std::string& prefix = "vision_model.");

    // pixels (B, 3, side, side), normalised -> (B, features), not normalised.
    at::Tensor operator()(const at::Tensor& pixels) const;
    // After the last block, the class token first, before the closing norm: (B, 1 + grid * grid, width).
    at::Tensor tokens(const at::Tensor& pixels) const;

private:
    at::Tensor embed(const at::Tensor& pixels) const;

    ClipVisionConfig m_config;
    at::Tensor m_class, m_kernel, m_positions;
    TrainClipNorm m_pre, m_post;
    std::vector<TrainClipBlock> m_blocks;
    TrainLinear m_projection;
};

class TrainClipText {
public:
    TrainClipText() = default;
    TrainClipText(ParameterStore& store, const ClipTextConfig& config, int64_t features);

    // ids (B, T) int64, places (B) int64: where each text's vector is read (its closing token), T up to the config's
    // positions; what follows a place is padding of any kind -> (B, features), not normalised.
    at::Tensor operator()(const at::Tensor& ids, const at::Tensor& places) const;

private:
    ClipTextConfig m_config;
    at::Tensor m_words, m_positions;
    std::vector<TrainClipBlock> m_blocks;
    TrainClipNorm m_final;
    TrainLinear m_projection;
};

} // namespace miro
