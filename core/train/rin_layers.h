// The layers of the RIN as training sees them: plain operations of libtorch that record gradients. The arithmetic is
// that of model/blocks.h and model/rin_blocks.h, which say what each layer computes; those keep packed and quantised
// weights and cannot be trained. Each is a handful of tensors shared with the ParameterStore that made it; any thread,
// one at a time.
#pragma once

#include "train/parameter_store.h"

#include <optional>

namespace miro {

struct TrainLinear {
    at::Tensor weight; // (out, in)
    at::Tensor bias;   // (out) or undefined
    // A pair of low rank beside it, + factor * up(down(x)) (Hu et al. 2021, arXiv 2106.09685); undefined: none.
    at::Tensor down; // (rank, in)
    at::Tensor up;   // (out, rank)
    double factor = 1;

    static TrainLinear make(ParameterStore& store, const std::string& prefix, int64_t in, int64_t out, bool hasBias);
    at::Tensor operator()(const at::Tensor& x) const;
};

struct TrainLayerNorm {
    at::Tensor weight;
    at::Tensor bias;

    // scale: the weight's first value.
    static TrainLayerNorm make(ParameterStore& store, const std::string& prefix, int64_t width, double scale = 1);
    at::Tensor operator()(const at::Tensor& x) const; // fp32
    // Of (B, T, H, d) as (B, H, T, d); queries are divided by sqrt(d) on the way.
    at::Tensor ofHeads(const at::Tensor& x, bool queries) const;
};

struct TrainRmsNorm {
    at::Tensor weight;

    static TrainRmsNorm make(ParameterStore& store, const std::string& prefix, int64_t width);
    at::Tensor operator()(const at::Tensor& x) const;
};

struct TrainGeluMlp {
    TrainLinear in;
    TrainLinear out;

    static TrainGeluMlp make(ParameterStore& store, const std::string& prefix, int64_t width, int64_t multiplier);
    at::Tensor operator()(const at::Tensor& x) const;
};

struct TrainSwiGlu {
    TrainLinear packed;
    TrainLinear out;

    static TrainSwiGlu make(ParameterStore& store, const std::string& prefix, int64_t width, int64_t multiplier);
    at::Tensor operator()(const at::Tensor& x) const;
};

// softmax(q k^T / sqrt(d) + mask) v by two products and a softmax, whose backward pass on a CPU is quicker than that of
// the fused operation. q (B, L, H, d), k and v (B, S, H, d); mask undefined or additive, broadcastable to (B, H, L, S).
at::Tensor trainAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask);

struct TrainCrossAttention {
    int64_t heads = 1;
    TrainRmsNorm initialNorm;
    TrainRmsNorm middleNorm;
    TrainLinear query;
    TrainLinear keyValue;
    TrainLayerNorm queryNorm;
    TrainLayerNorm keyNorm;
    TrainLinear out;
    TrainSwiGlu mlp;

    static TrainCrossAttention make(ParameterStore& store, const std::string& prefix, int64_t toWidth,
                                    int64_t fromWidth, int64_t heads, int64_t mlpMultiplier);
    at::Tensor operator()(const at::Tensor& to, const at::Tensor& from, const at::Tensor& mask = {}) const;
};

struct TrainSelfAttention {
    int64_t heads = 1;
    TrainRmsNorm initialNorm;
    TrainRmsNorm middleNorm;
    TrainLinear qkv;
    TrainLayerNorm queryNorm;
    TrainLayerNorm keyNorm;
    TrainLinear out;
    TrainSwiGlu mlp;

    static TrainSelfAttention make(ParameterStore& store, const std::string& prefix, int64_t width, int64_t heads,
                                   int64_t mlpMultiplier);
    at::Tensor operator()(const at::Tensor& tokens) const;
};

// Mixes rewards, registers and text.
struct TrainCondBlock {
    TrainLayerNorm initialNorm;
    TrainLayerNorm middleNorm;
    TrainLinear qkv;
    TrainLinear out;
    TrainGeluMlp mlp;
    at::Tensor scale1;
    at::Tensor scale2;

    static TrainCondBlock make(ParameterStore& store, const std::string& prefix, int64_t width);
    at::Tensor operator()(const at::Tensor& tokens, const at::Tensor& mask) const;
};

// cos(x * freqs + phases) * sqrt(2): (B) -> (B, features), fp32. Never moved by training.
struct TrainFourier {
    at::Tensor freqs;
    at::Tensor phases;

    static TrainFourier make(ParameterStore& store, const std::string& prefix, int64_t features);
    at::Tensor operator()(const at::Tensor& values) const;
};

// A number as a token: (B) -> (B, width).
struct TrainScalarEmbedder {
    TrainFourier features;
    TrainLinear in;
    TrainLinear out;

    static TrainScalarEmbedder make(ParameterStore& store, const std::string& prefix, int64_t width);
    at::Tensor operator()(const at::Tensor& values) const;
};

struct TrainRinBlock {
    std::optional<TrainCrossAttention> retrieveCond;
    TrainCrossAttention retrieve;
    std::vector<TrainSelfAttention> process;
    TrainCrossAttention write;

    // Those of attention and of the networks behind it.
    std::vector<TrainLinear*> linears();
};

} // namespace miro
