#include "model/t5_layers.h"

#include "tensor/fused_ops.h"

#include <ATen/ATen.h>
#include <cmath>
#include <limits>

namespace miro {
namespace {

// Plain, not packed: packing would copy what is memory-mapped, and one prompt is one pass over every weight.
const NetworkNumerics kPlain;

at::Tensor activate(T5Config::Activation activation, const at::Tensor& x) {
    switch (activation) {
    case T5Config::Activation::Relu:
        return at::relu(x);
    case T5Config::Activation::Gelu:
        return at::gelu(x);
    case T5Config::Activation::GeluTanh:
        return at::gelu(x, "tanh");
    case T5Config::Activation::Silu:
        return at::silu(x);
    }
    throw std::logic_error("unknown activation");
}

// For each (query, key) the bucket of key - query: half of the buckets for each direction (or all of them for the one
// that there is), in them single distances first, then ranges that grow logarithmically up to maxDistance. In fp32, as
// published: a rounding decides at a range's edge.
at::Tensor relativeBuckets(int64_t length, const T5Config& config, T5Direction direction) {
    const bool both = direction == T5Direction::Both;
    const int64_t each = both ? config.buckets / 2 : config.buckets;
    const int64_t exact = each / 2;
    at::Tensor positions = at::arange(length, at::kLong);
    at::Tensor relative = positions.unsqueeze(0) - positions.unsqueeze(1);
    at::Tensor distance = both ? relative.abs() : relative.neg().clamp_min(0);
    at::Tensor far = at::log(distance.to(at::kFloat) / static_cast<double>(exact)) /
                     std::log(static_cast<double>(config.maxDistance) / static_cast<double>(exact)) *
                     static_cast<double>(each - exact);
    // Distance 0 gives minus infinity, which no integer holds; it counts singly anyway.
    at::Tensor farBucket = (far.clamp_min(0).to(at::kLong) + exact).clamp_max(each - 1);
    at::Tensor bucket = at::where(distance < exact, distance, farBucket);
    return both ? bucket + (relative > 0).to(at::kLong) * each : bucket;
}

} // namespace

T5Attention T5Attention::load(ParameterSource& source, const std::string& block, const std::string& name,
                              const T5Config& config) {
    auto linear = [&](const char* part, int64_t in, int64_t out) {
        return Linear::load(source, block + name + part, in, out, false, kPlain);
    };
    T5Attention attention;
    attention.m_heads = config.heads;
    attention.m_headWidth = config.headWidth;
    attention.m_eps = config.eps;
    attention.m_norm = source.get(block + "layer_norm.weight", {config.width});
    attention.m_q = linear(".q", config.width, config.inner());
    attention.m_k = linear(".k", config.width, config.inner());
    attention.m_v = linear(".v", config.width, config.inner());
    attention.m_o = linear(".o", config.inner(), config.width);
    return attention;
}

at::Tensor T5Attention::heads(const Linear& linear, const at::Tensor& x) const {
    return linear(x).view({x.size(0), x.size(1), m_heads, m_headWidth}).transpose(1, 2);
}

at::Tensor T5Attention::attend(const at::Tensor& x, const at::Tensor& normal, const at::Tensor& memory,
                               const std::optional<at::Tensor>& bias) const {
    at::Tensor mixed = at::scaled_dot_product_attention(heads(m_q, normal), heads(m_k, memory), heads(m_v, memory),
                                                        bias, 0.0, /*is_causal=*/false, /*scale=*/1.0);
    return x + m_o(mixed.transpose(1, 2).reshape({x.size(0), x.size(1), m_heads * m_headWidth}));
}

at::Tensor T5Attention::operator()(const at::Tensor& x, const at::Tensor& bias) const {
    at::Tensor normal = rmsNorm(x, m_norm, m_eps);
    return attend(x, normal, normal, bias.expand({x.size(0), m_heads, x.size(1), x.size(1)}));
}

at::Tensor T5Attention::across(const at::Tensor& x, const at::Tensor& memory) const {
    return attend(x, rmsNorm(x, m_norm, m_eps), memory, std::nullopt);
}

T5FeedForward T5FeedForward::load(ParameterSource& source, const std::string& block, const T5Config& config) {
    const std::string dense = block + "DenseReluDense.";
    T5FeedForward part;
    part.m_activation = config.activation;
    part.m_eps = config.eps;
    part.m_gated = config.gated;
    part.m_norm = source.get(block + "layer_norm.weight", {config.width});
    if (config.gated)
        part.m_gate = Linear::load(source, dense + "wi_0", config.width, config.hidden, false, kPlain);
    part.m_in =
        Linear::load(source, dense + (config.gated ? "wi_1" : "wi"), config.width, config.hidden, false, kPlain);
    part.m_out = Linear::load(source, dense + "wo", config.hidden, config.width, false, kPlain);
    return part;
}

at::Tensor T5FeedForward::operator()(const at::Tensor& x) const {
    at::Tensor normal = rmsNorm(x, m_norm, m_eps);
    at::Tensor hidden =
        m_gated ? activate(m_activation, m_gate(normal)).mul_(m_in(normal)) : activate(m_activation, m_in(normal));
    return x + m_out(hidden);
}

at::Tensor t5PositionBias(const at::Tensor& table, int64_t length, const T5Config& config, T5Direction direction) {
    at::Tensor buckets = relativeBuckets(length, config, direction).to(table.device());
    at::Tensor bias = at::embedding(table, buckets).permute({2, 0, 1}).unsqueeze(0).contiguous();
    if (direction == T5Direction::Both)
        return bias;
    at::Tensor later = at::full({length, length}, -std::numeric_limits<float>::infinity(), bias.options()).triu(1);
    return bias + later;
}

} // namespace miro
