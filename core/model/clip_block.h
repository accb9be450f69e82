// The pre-norm transformer block of both CLIP towers. Part of clip_vision.h and clip_text.h.
#pragma once

#include "model/blocks.h"
#include "model/clip_config.h"

namespace miro {

// Immutable; any thread.
class ClipBlock {
public:
    // prefix: up to the block's number, "vision_model.encoder.layers.3".
    static ClipBlock load(ParameterSource& source, const std::string& prefix, const ClipTowerConfig& config,
                          ClipLayout layout, const NetworkNumerics& numerics);

    // What becomes of `tokens` (B, L, width), fp32 and contiguous, which are some or all of `context` (B, S, width):
    // the last block is asked for the one token that is pooled. mask: as attention() takes it.
    at::Tensor operator()(const at::Tensor& tokens, const at::Tensor& context, const at::Tensor& mask) const;

private:
    LayerNorm m_attentionNorm, m_mlpNorm;
    Linear m_q, m_k, m_v, m_attentionOut;
    Linear m_in, m_out;
    Linear::Activation m_activation = Linear::Activation::Gelu;
    at::ScalarType m_type = at::kFloat;
    int64_t m_heads = 1;
};

} // namespace miro
