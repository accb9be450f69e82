#include "model/blip_text.h"

#include "model/config_fields.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {

Result<BlipTextConfig> BlipTextConfig::fromJson(const nlohmann::json& json, int64_t imageWidth,
                                                const std::string& where) {
    BlipTextConfig config;
    config.imageWidth = imageWidth;
    MIRO_TRY(config.bert, BertConfig::fromJson(json, where));
    ConfigFields fields(json, where);
    bool crosses = false;
    fields.boolean("add_cross_attention", crosses);
    MIRO_CHECK_OK(fields.error());
    if (!crosses)
        return Error{
            ErrorCode::Unsupported,
            fmt::format("{}: add_cross_attention is not true; this text network cannot look at pictures", where)};
    return config;
}

int64_t BlipTextConfig::parameterCount() const {
    const int64_t width = bert.width;
    const int64_t cross = 2 * (width * width + width) + 2 * (width * imageWidth + width) + 2 * width;
    return bert.parameterCount() + bert.layers * cross;
}

BlipText::BlipText(const BlipTextConfig& config, ParameterSource& source, const std::string& prefix,
                   const NetworkNumerics& numerics)
    : m_config(config), m_type(numerics.type) {
    const BertConfig& bert = config.bert;
    m_words = source.get(prefix + "embeddings.word_embeddings.weight", {bert.vocabulary, bert.width});
    m_positions = source.get(prefix + "embeddings.position_embeddings.weight", {bert.positions, bert.width});
    m_embeddingNorm = LayerNorm::load(source, prefix + "embeddings.LayerNorm", bert.width, bert.eps);
    for (int64_t i = 0; i < bert.layers && source.sound(); ++i) {
        const std::string name = fmt::format("{}encoder.layer.{}.", prefix, i);
        Layer layer;
        layer.self = loadAttention(source, name + "attention.", bert.width, numerics);
        layer.cross = loadAttention(source, name + "crossattention.", config.imageWidth, numerics);
        layer.in = Linear::load(source, name + "intermediate.dense", bert.width, bert.hidden, true, numerics);
        layer.out = Linear::load(source, name + "output.dense", bert.hidden, bert.width, true, numerics);
        layer.norm = LayerNorm::load(source, name + "output.LayerNorm", bert.width, bert.eps);
        m_layers.push_back(std::move(layer));
    }
}

BlipText::Attention BlipText::loadAttention(ParameterSource& source, const std::string& prefix, int64_t sourceWidth,
                                            const NetworkNumerics& numerics) const {
    const int64_t width = m_config.bert.width;
    Attention part;
    part.q = Linear::load(source, prefix + "self.query", width, width, true, numerics);
    part.k = Linear::load(source, prefix + "self.key", sourceWidth, width, true, numerics);
    part.v = Linear::load(source, prefix + "self.value", sourceWidth, width, true, numerics);
    part.out = Linear::load(source, prefix + "output.dense", width, width, true, numerics);
    part.norm = LayerNorm::load(source, prefix + "output.LayerNorm", width, m_config.bert.eps);
    return part;
}

at::Tensor BlipText::attend(const Attention& part, const at::Tensor& x, const at::Tensor& source,
                            const at::Tensor& added) const {
    auto heads = [&](const at::Tensor& tokens) {
        return tokens.view({tokens.size(0), tokens.size(1), m_config.bert.heads, -1});
    };
    at::Tensor mixed = attention(heads(part.q(x)), heads(part.k(source)), heads(part.v(source)), added, m_type);
    return part.norm(part.out.addTo(x, mixed));
}

at::Tensor BlipText::activate(const Linear& linear, const at::Tensor& x) const {
    switch (m_config.bert.activation) {
    case BertConfig::Activation::Gelu:
        return linear.activated(x, Linear::Activation::Gelu);
    case BertConfig::Activation::GeluTanh:
        return at::gelu(linear(x), "tanh");
    case BertConfig::Activation::Relu:
        return at::relu(linear(x));
    }
    throw std::logic_error("unknown activation");
}

Result<at::Tensor> BlipText::forward(const at::Tensor& ids, const at::Tensor& mask, const at::Tensor& image,
                                     std::stop_token stop) const {
    at::Tensor added = mask.defined() ? additiveMask(mask).to(m_type) : at::Tensor();
    at::Tensor x = m_embeddingNorm(at::embedding(m_words, ids) + m_positions.narrow(0, 0, ids.size(1)));
    for (const Layer& layer : m_layers) {
        if (stop.stop_requested())
            return stoppedError();
        x = attend(layer.self, x, x, added);
        x = attend(layer.cross, x, image, {});
        x = layer.norm(layer.out.addTo(x, activate(layer.in, x)));
    }
    return x.select(1, 0);
}

} // namespace miro
