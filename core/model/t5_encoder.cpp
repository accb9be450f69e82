#include "model/t5_encoder.h"

#include "tensor/fused_ops.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
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

std::vector<T5EncoderLayer> allLayers(const T5Config& config, ParameterSource& source) {
    std::vector<T5EncoderLayer> layers;
    for (int64_t i = 0; i < config.layers && source.sound(); ++i)
        layers.push_back(T5EncoderLayer::load(source, i, config));
    return layers;
}

} // namespace

T5EncoderLayer T5EncoderLayer::load(ParameterSource& source, int64_t index, const T5Config& config) {
    const std::string block = fmt::format("encoder.block.{}.layer.", index);
    return {T5Attention::load(source, block + "0.", "SelfAttention", config),
            T5FeedForward::load(source, block + "1.", config)};
}

T5EncoderStack::T5EncoderStack(const T5Config& config, ParameterSource& source)
    : T5EncoderStack(config, source, LayerStream<T5EncoderLayer>(allLayers(config, source))) {}

T5EncoderStack::T5EncoderStack(const T5Config& config, ParameterSource& source, LayerStream<T5EncoderLayer> layers)
    : m_config(config), m_layers(std::move(layers)) {
    m_relativeBias = source.get("encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                                {config.buckets, config.heads});
    m_finalNorm = source.get("encoder.final_layer_norm.weight", {config.width});
}

Result<at::Tensor> T5EncoderStack::forward(at::Tensor x, const at::Tensor& mask, std::stop_token stop) const {
    at::Tensor bias = t5PositionBias(m_relativeBias, x.size(1), m_config, T5Direction::Both);
    if (mask.defined())
        bias = bias + additiveMask(mask);
    MIRO_CHECK_OK(
        m_layers.forEach(stop, [&](const T5EncoderLayer& layer) { x = layer.feedForward(layer.attention(x, bias)); }));
    return rmsNorm(x, m_finalNorm, m_config.eps);
}

Result<std::vector<at::Tensor>> T5EncoderStack::forwardEach(std::vector<at::Tensor> texts, std::stop_token stop) const {
    int64_t longest = 0;
    for (const at::Tensor& text : texts)
        longest = std::max(longest, text.size(1));
    // A shorter text's bias is the corner of the longest one's.
    at::Tensor bias = t5PositionBias(m_relativeBias, longest, m_config, T5Direction::Both);
    MIRO_CHECK_OK(m_layers.forEach(stop, [&](const T5EncoderLayer& layer) {
        for (at::Tensor& x : texts)
            x = layer.feedForward(layer.attention(x, bias.narrow(2, 0, x.size(1)).narrow(3, 0, x.size(1))));
    }));
    for (at::Tensor& x : texts)
        x = rmsNorm(x, m_finalNorm, m_config.eps);
    return texts;
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

T5Encoder::T5Encoder(const T5Config& config, ParameterSource& source) {
    m_embedding = source.get("shared.weight", {config.vocabulary, config.width});
    m_stack = T5EncoderStack(config, source);
}

Result<at::Tensor> T5Encoder::forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const {
    return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        return m_stack.forward(at::embedding(m_embedding, ids), mask, stop);
    });
}

} // namespace miro
