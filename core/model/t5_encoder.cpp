#include "model/t5_encoder.h"

#include "model/config_fields.h"
#include "tensor/fused_ops.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

// The encoder's tensors. The table of tokens is called `shared.weight` where a decoder shares it, and by its place
// where only the encoder was kept.
class T5Source : public ParameterSource {
public:
    explicit T5Source(Weights& weights) : m_weights(weights) {}

    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override {
        const std::string ofEncoder = "encoder.embed_tokens.weight";
        if (name == "shared.weight" && !m_weights.has(name) && m_weights.has(ofEncoder))
            return m_weights.get(ofEncoder, shape);
        return m_weights.get(name, shape);
    }
    bool sound() const override { return m_weights.finish().ok(); }

private:
    Weights& m_weights;
};

std::optional<T5Config::Activation> activationNamed(const std::string& name) {
    using Activation = T5Config::Activation;
    if (name == "relu")
        return Activation::Relu;
    if (name == "gelu")
        return Activation::Gelu;
    if (name == "gelu_new")
        return Activation::GeluTanh;
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    return std::nullopt;
}

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

// For each (query, key) the bucket of key - query: half of the buckets for each direction, in them single distances
// first, then ranges that grow logarithmically up to maxDistance. In fp32, as published: a rounding decides at a
// range's edge.
at::Tensor relativeBuckets(int64_t length, const T5Config& config) {
    const int64_t each = config.buckets / 2;
    const int64_t exact = each / 2;
    at::Tensor positions = at::arange(length, at::kLong);
    at::Tensor relative = positions.unsqueeze(0) - positions.unsqueeze(1);
    at::Tensor distance = relative.abs();
    at::Tensor far = at::log(distance.to(at::kFloat) / static_cast<double>(exact)) /
                     std::log(static_cast<double>(config.maxDistance) / static_cast<double>(exact)) *
                     static_cast<double>(each - exact);
    // Distance 0 gives minus infinity, which no integer holds; it counts singly anyway.
    at::Tensor farBucket = (far.clamp_min(0).to(at::kLong) + exact).clamp_max(each - 1);
    at::Tensor bucket = at::where(distance < exact, distance, farBucket);
    return bucket + (relative > 0).to(at::kLong) * each;
}

} // namespace

Result<T5Config> T5Config::fromJson(const nlohmann::json& json, const std::string& where) {
    ConfigFields fields(json, where);
    T5Config config;
    fields.integer("vocab_size", config.vocabulary, 1, 1 << 21, true);
    fields.integer("d_model", config.width, 1, 1 << 14, true);
    fields.integer("d_kv", config.headWidth, 1, 1 << 10, true);
    fields.integer("d_ff", config.hidden, 1, 1 << 17, true);
    fields.integer("num_layers", config.layers, 1, 256, true);
    fields.integer("num_heads", config.heads, 1, 512, true);
    fields.integer("relative_attention_num_buckets", config.buckets, 4, 4096);
    fields.integer("relative_attention_max_distance", config.maxDistance, 2, 1 << 20);
    fields.real("layer_norm_epsilon", config.eps, 0, 1);
    if (config.maxDistance <= config.buckets / 4)
        fields.fail("relative_attention_max_distance", std::to_string(config.maxDistance),
                    fmt::format("more than {}, the distances that count singly", config.buckets / 4));

    // "relu", "gated-gelu", ...; "gated-gelu" has always meant the tanh form. The two derived fields win where given.
    std::string projection = "relu";
    fields.text("feed_forward_proj", projection);
    config.gated = projection.rfind("gated-", 0) == 0;
    std::string activation = projection == "gated-gelu" ? "gelu_new" : projection.substr(config.gated ? 6 : 0);
    fields.text("dense_act_fn", activation);
    fields.boolean("is_gated_act", config.gated);
    MIRO_CHECK_OK(fields.error());
    std::optional<Activation> known = activationNamed(activation);
    if (!known)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: the activation {} is not supported, only relu, gelu, gelu_new and silu", where,
                                 oneLine(activation, 80))};
    config.activation = *known;
    return config;
}

T5Config T5Config::flanT5Xl() {
    T5Config config;
    config.vocabulary = 32128;
    config.width = 2048;
    config.headWidth = 64;
    config.hidden = 5120;
    config.layers = 24;
    config.heads = 32;
    config.gated = true;
    config.activation = Activation::GeluTanh;
    return config;
}

int64_t T5Config::parameterCount() const {
    int64_t attention = 4 * width * heads * headWidth;
    int64_t feedForward = (gated ? 3 : 2) * width * hidden;
    return vocabulary * width + buckets * heads + layers * (attention + feedForward + 2 * width) + width;
}

Result<std::unique_ptr<TextNetwork>> T5Encoder::load(const T5Config& config, const TensorFile& file,
                                                     const at::Device& device, std::stop_token stop) {
    return guardTorch("cannot load the text encoder", [&]() -> Result<std::unique_ptr<TextNetwork>> {
        c10::InferenceMode inference;
        Weights weights(file, {at::kFloat, device, stop});
        T5Source source(weights);
        auto encoder = std::make_unique<T5Encoder>(config, source);
        MIRO_CHECK_OK(weights.finish("encoder.block."));
        return std::unique_ptr<TextNetwork>(std::move(encoder));
    });
}

T5Encoder::T5Encoder(const T5Config& config, ParameterSource& source) : m_config(config) {
    // Plain, not packed: packing would copy what is memory-mapped, and one prompt is one pass over every weight.
    const NetworkNumerics plain;
    const int64_t inner = config.heads * config.headWidth;
    m_embedding = source.get("shared.weight", {config.vocabulary, config.width});
    for (int64_t i = 0; i < config.layers && source.sound(); ++i) {
        const std::string block = fmt::format("encoder.block.{}.", i);
        const std::string attention = block + "layer.0.SelfAttention.";
        const std::string dense = block + "layer.1.DenseReluDense.";
        auto linear = [&](const std::string& name, int64_t in, int64_t out) {
            return Linear::load(source, name, in, out, false, plain);
        };
        Layer layer;
        layer.attentionNorm = source.get(block + "layer.0.layer_norm.weight", {config.width});
        layer.q = linear(attention + "q", config.width, inner);
        layer.k = linear(attention + "k", config.width, inner);
        layer.v = linear(attention + "v", config.width, inner);
        layer.o = linear(attention + "o", inner, config.width);
        if (i == 0)
            m_relativeBias = source.get(attention + "relative_attention_bias.weight", {config.buckets, config.heads});
        layer.feedForwardNorm = source.get(block + "layer.1.layer_norm.weight", {config.width});
        if (config.gated)
            layer.gate = linear(dense + "wi_0", config.width, config.hidden);
        layer.in = linear(dense + (config.gated ? "wi_1" : "wi"), config.width, config.hidden);
        layer.out = linear(dense + "wo", config.hidden, config.width);
        m_layers.push_back(std::move(layer));
    }
    m_finalNorm = source.get("encoder.final_layer_norm.weight", {config.width});
}

at::Tensor T5Encoder::positionBias(int64_t length) const {
    at::Tensor buckets = relativeBuckets(length, m_config).to(m_relativeBias.device());
    return at::embedding(m_relativeBias, buckets).permute({2, 0, 1}).unsqueeze(0).contiguous();
}

at::Tensor T5Encoder::attend(const Layer& layer, const at::Tensor& x, const at::Tensor& bias) const {
    at::Tensor normal = rmsNorm(x, layer.attentionNorm, m_config.eps);
    auto heads = [&](const Linear& linear) {
        return linear(normal).view({x.size(0), x.size(1), m_config.heads, m_config.headWidth}).transpose(1, 2);
    };
    at::Tensor mixed = at::scaled_dot_product_attention(heads(layer.q), heads(layer.k), heads(layer.v), bias, 0.0,
                                                        /*is_causal=*/false, /*scale=*/1.0);
    return layer.o(mixed.transpose(1, 2).reshape({x.size(0), x.size(1), m_config.heads * m_config.headWidth}));
}

at::Tensor T5Encoder::feedForward(const Layer& layer, const at::Tensor& x) const {
    at::Tensor normal = rmsNorm(x, layer.feedForwardNorm, m_config.eps);
    if (!m_config.gated)
        return layer.out(activate(m_config.activation, layer.in(normal)));
    return layer.out(activate(m_config.activation, layer.gate(normal)).mul_(layer.in(normal)));
}

Result<at::Tensor> T5Encoder::forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const {
    return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        at::Tensor x = at::embedding(m_embedding, ids);
        at::Tensor bias = positionBias(ids.size(1));
        if (mask.defined())
            bias = bias + additiveMask(mask);
        bias = bias.expand({ids.size(0), m_config.heads, ids.size(1), ids.size(1)});
        for (const Layer& layer : m_layers) {
            if (stop.stop_requested())
                return stoppedError();
            x = x + attend(layer, x, bias);
            x = x + feedForward(layer, x);
        }
        return rmsNorm(x, m_finalNorm, m_config.eps);
    });
}

} // namespace miro
