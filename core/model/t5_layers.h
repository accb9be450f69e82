// What T5's two halves are built of: attention that is not scaled and takes a learned bias for each head and bucket of
// relative positions, and a (gated) feed-forward part, each behind an RMSNorm. Private to the model room, but for the
// bias, which training shares.
#pragma once

#include "model/blocks.h"
#include "model/t5_config.h"

namespace miro {

// x + o(softmax(q(norm(x)) k^T + bias) v). Immutable; any thread.
class T5Attention {
public:
    T5Attention() = default;

    // block: "encoder.block.3.layer.0."; name: "SelfAttention" or "EncDecAttention".
    static T5Attention load(ParameterSource& source, const std::string& block, const std::string& name,
                            const T5Config& config);

    // To itself. x (B, T, width); bias broadcastable to (B, heads, T, T).
    at::Tensor operator()(const at::Tensor& x, const at::Tensor& bias) const;

    // To memory (B, S, width), which is taken as it is; without a bias: all of it.
    at::Tensor across(const at::Tensor& x, const at::Tensor& memory) const;

private:
    at::Tensor attend(const at::Tensor& x, const at::Tensor& normal, const at::Tensor& memory,
                      const std::optional<at::Tensor>& bias) const;
    at::Tensor heads(const Linear& linear, const at::Tensor& x) const; // (B, heads, T, headWidth)

    int64_t m_heads = 0;
    int64_t m_headWidth = 0;
    double m_eps = 0;
    at::Tensor m_norm; // (width)
    Linear m_q, m_k, m_v, m_o;
};

// x + wo(act(wi(norm(x)))), or with the gate: x + wo(act(wi_0(n)) * wi_1(n)). Immutable; any thread.
class T5FeedForward {
public:
    T5FeedForward() = default;
    static T5FeedForward load(ParameterSource& source, const std::string& block, const T5Config& config);
    at::Tensor operator()(const at::Tensor& x) const;

private:
    T5Config::Activation m_activation = T5Config::Activation::Relu;
    double m_eps = 0;
    at::Tensor m_norm; // (width)
    Linear m_gate;     // only where m_gated
    Linear m_in;
    Linear m_out;
    bool m_gated = false;
};

enum class T5Direction { Both, Backwards };

// table (buckets, heads) -> (1, heads, length, length): what each head adds for the bucket of key - query. Backwards:
// all buckets serve the keys before the query, and those after it are at minus infinity.
at::Tensor t5PositionBias(const at::Tensor& table, int64_t length, const T5Config& config, T5Direction direction);

} // namespace miro
