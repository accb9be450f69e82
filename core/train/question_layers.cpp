#include "train/question_layers.h"

#include "model/t5_layers.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

// The beginnings of the published T5: attention is not scaled, its weights are.
TrainLinear linear(ParameterStore& store, const std::string& name, int64_t in, int64_t out, double variance) {
    return {store.parameter(name + ".weight", {out, in}, Initial::normal(1 / std::sqrt(variance)), true), {}};
}

at::Tensor headsFirst(const at::Tensor& x, int64_t heads) {
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

} // namespace

TrainT5Attention TrainT5Attention::make(ParameterStore& store, const std::string& block, const std::string& name,
                                        const T5Config& config) {
    const auto width = static_cast<double>(config.width), each = static_cast<double>(config.headWidth);
    TrainT5Attention attention;
    attention.heads = config.heads;
    attention.norm = TrainRmsNorm::make(store, block + "layer_norm", config.width);
    attention.q = linear(store, block + name + ".q", config.width, config.inner(), width * each);
    attention.k = linear(store, block + name + ".k", config.width, config.inner(), width);
    attention.v = linear(store, block + name + ".v", config.width, config.inner(), width);
    attention.o = linear(store, block + name + ".o", config.inner(), config.width, static_cast<double>(config.inner()));
    return attention;
}

at::Tensor TrainT5Attention::attend(const at::Tensor& x, const at::Tensor& normal, const at::Tensor& memory,
                                    const at::Tensor& bias) const {
    const at::Tensor scores =
        at::matmul(headsFirst(q(normal), heads), headsFirst(k(memory), heads).transpose(-1, -2)) + bias;
    const at::Tensor mixed = at::matmul(at::softmax(scores, -1), headsFirst(v(memory), heads));
    return x + o(mixed.transpose(1, 2).reshape({x.size(0), x.size(1), -1}));
}

at::Tensor TrainT5Attention::operator()(const at::Tensor& x, const at::Tensor& bias) const {
    const at::Tensor normal = norm(x);
    return attend(x, normal, normal, bias);
}

at::Tensor TrainT5Attention::across(const at::Tensor& x, const at::Tensor& memory, const at::Tensor& bias) const {
    return attend(x, norm(x), memory, bias);
}

TrainT5FeedForward TrainT5FeedForward::make(ParameterStore& store, const std::string& block, const T5Config& config) {
    const auto width = static_cast<double>(config.width), hidden = static_cast<double>(config.hidden);
    const std::string dense = block + "DenseReluDense.";
    TrainT5FeedForward part;
    part.norm = TrainRmsNorm::make(store, block + "layer_norm", config.width);
    part.gate = linear(store, dense + "wi_0", config.width, config.hidden, width);
    part.in = linear(store, dense + "wi_1", config.width, config.hidden, width);
    part.out = linear(store, dense + "wo", config.hidden, config.width, hidden);
    return part;
}

at::Tensor TrainT5FeedForward::operator()(const at::Tensor& x) const {
    const at::Tensor normal = norm(x);
    return x + out(at::gelu(gate(normal), "tanh") * in(normal));
}

TrainT5Stack::TrainT5Stack(ParameterStore& store, const std::string& name, int64_t layers, const T5Config& config)
    : m_config(config) {
    const bool decodes = name == "decoder";
    m_positions = store.parameter(name + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                                  {config.buckets, config.heads},
                                  Initial::normal(1 / std::sqrt(static_cast<double>(config.width))), false);
    for (int64_t i = 0; i < layers; ++i) {
        const std::string block = fmt::format("{}.block.{}.layer.", name, i);
        TrainT5Layer layer;
        layer.self = TrainT5Attention::make(store, block + "0.", "SelfAttention", config);
        if (decodes)
            layer.cross = TrainT5Attention::make(store, block + "1.", "EncDecAttention", config);
        layer.feedForward = TrainT5FeedForward::make(store, block + (decodes ? "2." : "1."), config);
        m_layers.push_back(std::move(layer));
    }
    m_final = TrainRmsNorm::make(store, name + ".final_layer_norm", config.width);
}

at::Tensor TrainT5Stack::encode(const at::Tensor& x, const at::Tensor& mask) const {
    const at::Tensor bias = t5PositionBias(m_positions, x.size(1), m_config, T5Direction::Both) + mask;
    at::Tensor states = x;
    for (const TrainT5Layer& layer : m_layers)
        states = layer.feedForward(layer.self(states, bias));
    return m_final(states);
}

at::Tensor TrainT5Stack::decode(const at::Tensor& x, const at::Tensor& memory, const at::Tensor& mask) const {
    const at::Tensor bias = t5PositionBias(m_positions, x.size(1), m_config, T5Direction::Backwards);
    at::Tensor states = x;
    for (const TrainT5Layer& layer : m_layers)
        states = layer.feedForward(layer.cross->across(layer.self(states, bias), memory, mask));
    return m_final(states);
}

} // namespace miro
