// T5's two halves as training sees them: plain operations of libtorch that record gradients, for texts of several
// lengths at once. The arithmetic is that of model/t5_layers.h, which says what each part computes; those see one text
// at a time and keep no record. Each is a handful of tensors shared with the ParameterStore that made it; any thread,
// one at a time.
#pragma once

#include "model/t5_config.h"
#include "train/rin_layers.h"

#include <optional>
#include <vector>

namespace miro {

struct TrainT5Attention {
    int64_t heads = 1;
    TrainRmsNorm norm;
    TrainLinear q, k, v, o;

    // block: "encoder.block.3.layer.0."; name: "SelfAttention" or "EncDecAttention".
    static TrainT5Attention make(ParameterStore& store, const std::string& block, const std::string& name,
                                 const T5Config& config);
    // To itself, and to memory (B, S, width); bias: broadcastable to (B, heads, T, S).
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& bias) const;
    at::Tensor across(const at::Tensor& x, const at::Tensor& memory, const at::Tensor& bias) const;

private:
    at::Tensor attend(const at::Tensor& x, const at::Tensor& normal, const at::Tensor& memory,
                      const at::Tensor& bias) const;
};

// With the gate and the tanh form of GELU, as FLAN-T5 has it.
struct TrainT5FeedForward {
    TrainRmsNorm norm;
    TrainLinear gate, in, out;

    static TrainT5FeedForward make(ParameterStore& store, const std::string& block, const T5Config& config);
    at::Tensor operator()(const at::Tensor& x) const;
};

struct TrainT5Layer {
    TrainT5Attention self;
    std::optional<TrainT5Attention> cross; // of a decoder
    TrainT5FeedForward feedForward;
};

// One of the halves. The token table is its caller's.
class TrainT5Stack {
public:
    TrainT5Stack() = default;
    // name: "encoder" or "decoder"; layers: how many.
    TrainT5Stack(ParameterStore& store, const std::string& name, int64_t layers, const T5Config& config);

    // x (B, T, width); mask (B, 1, 1, T) additive -> (B, T, width), behind the last norm.
    at::Tensor encode(const at::Tensor& x, const at::Tensor& mask) const;
    // x (B, L, width), each token seeing those before it; memory (B, S, width) and its mask (B, 1, 1, S).
    at::Tensor decode(const at::Tensor& x, const at::Tensor& memory, const at::Tensor& mask) const;

private:
    T5Config m_config;
    at::Tensor m_positions; // (buckets, heads)
    std::vector<TrainT5Layer> m_layers;
    TrainRmsNorm m_final;
};

} // namespace miro
