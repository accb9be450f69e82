// The parts of the Recurrent Interface Network (Jabri et al. 2022, arXiv 2212.11972) as MIRO's published checkpoints
// name them. Each is immutable after loading; any thread.
#pragma once

#include "model/blocks.h"

namespace miro {

// (B, L, H * d) -> (B, L, H, d).
at::Tensor splitHeads(const at::Tensor& tokens, int64_t heads);

// SwiGLU feed-forward: linear_out(a * silu(b)), (a, b) = halves of linear_packed(x); hidden width = multiplier * width
// * 2/3, rounded up to a multiple of 256.
class SwiGluMlp {
public:
    SwiGluMlp() = default;
    static SwiGluMlp load(ParameterSource& source, const std::string& prefix, int64_t width, int64_t multiplier,
                          const NetworkNumerics& numerics);
    // residual + mlp(x).
    at::Tensor addTo(const at::Tensor& residual, const at::Tensor& x) const;

private:
    Linear m_packed;
    Linear m_out;
};

// What the attended tokens contribute to a cross-attention: (B, S, H, d) each, keys normalised.
struct KeyValue {
    at::Tensor key;
    at::Tensor value;
};

// `to` tokens read from `from` tokens: to += out(attention(q(norm(to)), k(from), v(from))); to += mlp(norm(to)).
class CrossAttentionBlock {
public:
    static CrossAttentionBlock load(ParameterSource& source, const std::string& prefix, int64_t toWidth,
                                    int64_t fromWidth, int64_t heads, int64_t mlpMultiplier,
                                    const NetworkNumerics& numerics);

    // Depends on the source tokens only: reusable as long as they stay the same. from (B, S, fromWidth).
    KeyValue keyValue(const at::Tensor& from) const;

    // to (B, L, toWidth); mask as attention() takes it.
    at::Tensor forward(const at::Tensor& to, const KeyValue& from, const at::Tensor& mask = {}) const;

private:
    at::ScalarType m_type = at::kFloat;
    int64_t m_heads = 1;
    at::Tensor m_initialNorm;
    at::Tensor m_middleNorm;
    Linear m_query;
    SplitLinear m_keyValue;
    LayerNorm m_queryNorm;
    LayerNorm m_keyNorm;
    Linear m_out;
    SwiGluMlp m_mlp;
};

// The same of tokens with themselves.
class SelfAttentionBlock {
public:
    static SelfAttentionBlock load(ParameterSource& source, const std::string& prefix, int64_t width, int64_t heads,
                                   int64_t mlpMultiplier, const NetworkNumerics& numerics);
    at::Tensor forward(const at::Tensor& tokens) const;

private:
    at::ScalarType m_type = at::kFloat;
    int64_t m_heads = 1;
    at::Tensor m_initialNorm;
    at::Tensor m_middleNorm;
    SplitLinear m_qkv;
    LayerNorm m_queryNorm;
    LayerNorm m_keyNorm;
    Linear m_out;
    SwiGluMlp m_mlp;
};

// The transformer block that mixes rewards, registers and text: LayerNorms, biases everywhere, GELU, layer scales.
class CondTransformerBlock {
public:
    static CondTransformerBlock load(ParameterSource& source, const std::string& prefix, int64_t width,
                                     const NetworkNumerics& numerics);
    at::Tensor forward(const at::Tensor& tokens, const at::Tensor& mask) const;

private:
    at::ScalarType m_type = at::kFloat;
    LayerNorm m_initialNorm;
    LayerNorm m_middleNorm;
    SplitLinear m_qkv;
    Linear m_out;
    GeluMlp m_mlp;
    at::Tensor m_scale1;
    at::Tensor m_scale2;
};

// A number as a token: standardised random Fourier features, then a two-layer SiLU network. (B) -> (B, width).
class ScalarEmbedder {
public:
    static ScalarEmbedder load(ParameterSource& source, const std::string& prefix, int64_t width,
                               const NetworkNumerics& numerics);
    at::Tensor operator()(const at::Tensor& values) const;

private:
    at::Tensor m_freqs;
    at::Tensor m_phases;
    Linear m_in;
    Linear m_out;
};

// One of the network's repeated blocks: read the conditioning, read the data, think, write to the data.
struct RinBlock {
    std::optional<CrossAttentionBlock> retrieveCond; // absent where use_cond_rin_block is false
    CrossAttentionBlock retrieve;
    std::vector<SelfAttentionBlock> process;
    CrossAttentionBlock write;
};

} // namespace miro
