#include "model/bert_encoder.h"

#include "model/config_fields.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

// Asks for names without prefix, in today's words.
class BertSource : public ParameterSource {
public:
    explicit BertSource(Weights& weights) : m_weights(weights) {
        for (const auto& [name, info] : weights.file().tensors())
            if (name.rfind("bert.embeddings.", 0) == 0)
                m_prefix = "bert.";
    }

    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override {
        std::string stored = m_prefix + name;
        for (const auto& [now, before] : {std::pair{"LayerNorm.weight", "LayerNorm.gamma"}, //
                                          std::pair{"LayerNorm.bias", "LayerNorm.beta"}})
            if (name.ends_with(now) && !m_weights.has(stored)) {
                std::string old = stored.substr(0, stored.size() - std::string_view(now).size()) + before;
                if (m_weights.has(old))
                    stored = old;
            }
        return m_weights.get(stored, shape);
    }
    bool sound() const override { return m_weights.finish().ok(); }

    const std::string& prefix() const { return m_prefix; }

private:
    Weights& m_weights;
    std::string m_prefix;
};

std::optional<BertConfig::Activation> bertActivationNamed(const std::string& name) {
    if (name == "gelu")
        return BertConfig::Activation::Gelu;
    if (name == "gelu_new")
        return BertConfig::Activation::GeluTanh;
    if (name == "relu")
        return BertConfig::Activation::Relu;
    return std::nullopt;
}

at::Tensor activate(BertConfig::Activation activation, const at::Tensor& x) {
    switch (activation) {
    case BertConfig::Activation::Gelu:
        return at::gelu(x);
    case BertConfig::Activation::GeluTanh:
        return at::gelu(x, "tanh");
    case BertConfig::Activation::Relu:
        return at::relu(x);
    }
    throw std::logic_error("unknown activation");
}

} // namespace

Result<BertConfig> BertConfig::fromJson(const nlohmann::json& json, const std::string& where) {
    ConfigFields fields(json, where);
    BertConfig config;
    fields.integer("vocab_size", config.vocabulary, 1, 1 << 21, true);
    fields.integer("hidden_size", config.width, 1, 1 << 14, true);
    fields.integer("intermediate_size", config.hidden, 1, 1 << 17, true);
    fields.integer("num_hidden_layers", config.layers, 1, 256, true);
    fields.integer("num_attention_heads", config.heads, 1, 512, true);
    fields.integer("max_position_embeddings", config.positions, 2, 1 << 17);
    fields.integer("type_vocab_size", config.tokenTypes, 1, 1 << 10);
    fields.real("layer_norm_eps", config.eps, 0, 1);
    if (config.heads > 0 && config.width % config.heads != 0)
        fields.fail("hidden_size", std::to_string(config.width),
                    fmt::format("a multiple of the {} attention heads", config.heads));
    std::string activation = "gelu";
    std::string positions = "absolute";
    fields.text("hidden_act", activation);
    fields.text("position_embedding_type", positions);
    MIRO_CHECK_OK(fields.error());
    std::optional<Activation> known = bertActivationNamed(activation);
    if (!known)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: the activation {} is not supported, only gelu, gelu_new and relu", where,
                                 oneLine(activation, 80))};
    if (positions != "absolute")
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: positions of the kind {} are not supported, only absolute", where,
                                 oneLine(positions, 80))};
    config.activation = *known;
    return config;
}

int64_t BertConfig::parameterCount() const {
    int64_t attention = 4 * (width * width + width);
    int64_t feedForward = 2 * width * hidden + hidden + width;
    return (vocabulary + positions + tokenTypes + 2) * width + layers * (attention + feedForward + 4 * width);
}

Result<std::unique_ptr<TextNetwork>> BertEncoder::load(const BertConfig& config, const TensorFile& file,
                                                       const at::Device& device, std::stop_token stop) {
    return guardTorch("cannot load the text encoder", [&]() -> Result<std::unique_ptr<TextNetwork>> {
        c10::InferenceMode inference;
        Weights weights(file, {at::kFloat, device, stop});
        BertSource source(weights);
        auto encoder = std::make_unique<BertEncoder>(config, source);
        MIRO_CHECK_OK(weights.finish(source.prefix() + "encoder.layer."));
        return std::unique_ptr<TextNetwork>(std::move(encoder));
    });
}

BertEncoder::BertEncoder(const BertConfig& config, ParameterSource& source) : m_config(config) {
    const NetworkNumerics plain; // not packed: packing would copy what is memory-mapped
    m_words = source.get("embeddings.word_embeddings.weight", {config.vocabulary, config.width});
    m_positions = source.get("embeddings.position_embeddings.weight", {config.positions, config.width});
    m_types = source.get("embeddings.token_type_embeddings.weight", {config.tokenTypes, config.width});
    m_embeddingNorm = LayerNorm::load(source, "embeddings.LayerNorm", config.width, config.eps);
    for (int64_t i = 0; i < config.layers && source.sound(); ++i) {
        const std::string prefix = fmt::format("encoder.layer.{}.", i);
        auto linear = [&](const std::string& name, int64_t in, int64_t out) {
            return Linear::load(source, prefix + name, in, out, true, plain);
        };
        Layer layer;
        layer.q = linear("attention.self.query", config.width, config.width);
        layer.k = linear("attention.self.key", config.width, config.width);
        layer.v = linear("attention.self.value", config.width, config.width);
        layer.attentionOut = linear("attention.output.dense", config.width, config.width);
        layer.attentionNorm = LayerNorm::load(source, prefix + "attention.output.LayerNorm", config.width, config.eps);
        layer.in = linear("intermediate.dense", config.width, config.hidden);
        layer.out = linear("output.dense", config.hidden, config.width);
        layer.outNorm = LayerNorm::load(source, prefix + "output.LayerNorm", config.width, config.eps);
        m_layers.push_back(std::move(layer));
    }
}

at::Tensor BertEncoder::attend(const Layer& layer, const at::Tensor& x, const at::Tensor& added) const {
    auto heads = [&](const Linear& linear) {
        return linear(x).view({x.size(0), x.size(1), m_config.heads, m_config.width / m_config.heads});
    };
    return layer.attentionOut(attention(heads(layer.q), heads(layer.k), heads(layer.v), added, at::kFloat));
}

Result<at::Tensor> BertEncoder::forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const {
    return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        at::Tensor added = mask.defined() ? additiveMask(mask) : at::Tensor();
        at::Tensor x = at::embedding(m_words, ids) + m_types[0] + m_positions.narrow(0, 0, ids.size(1));
        x = m_embeddingNorm(x);
        for (const Layer& layer : m_layers) {
            if (stop.stop_requested())
                return stoppedError();
            x = layer.attentionNorm(attend(layer, x, added) + x);
            x = layer.outNorm(layer.out(activate(m_config.activation, layer.in(x))) + x);
        }
        return x;
    });
}

} // namespace miro
