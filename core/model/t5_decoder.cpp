#include "model/t5_decoder.h"

#include "tensor/fused_ops.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

std::vector<T5DecoderLayer> allLayers(const T5Config& config, const T5DecoderConfig& decoder, ParameterSource& source) {
    std::vector<T5DecoderLayer> layers;
    for (int64_t i = 0; i < decoder.layers && source.sound(); ++i)
        layers.push_back(T5DecoderLayer::load(source, i, config));
    return layers;
}

} // namespace

T5DecoderLayer T5DecoderLayer::load(ParameterSource& source, int64_t index, const T5Config& config) {
    const std::string block = fmt::format("decoder.block.{}.layer.", index);
    return {T5Attention::load(source, block + "0.", "SelfAttention", config),
            T5Attention::load(source, block + "1.", "EncDecAttention", config),
            T5FeedForward::load(source, block + "2.", config)};
}

T5DecoderStack::T5DecoderStack(const T5Config& config, const T5DecoderConfig& decoder, ParameterSource& source)
    : T5DecoderStack(config, source, LayerStream<T5DecoderLayer>(allLayers(config, decoder, source))) {}

T5DecoderStack::T5DecoderStack(const T5Config& config, ParameterSource& source, LayerStream<T5DecoderLayer> layers)
    : m_config(config), m_layers(std::move(layers)) {
    m_relativeBias = source.get("decoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                                {config.buckets, config.heads});
    m_finalNorm = source.get("decoder.final_layer_norm.weight", {config.width});
}

Result<at::Tensor> T5DecoderStack::forward(const at::Tensor& tokens, const std::vector<at::Tensor>& memory,
                                           std::stop_token stop) const {
    at::Tensor bias = t5PositionBias(m_relativeBias, tokens.size(1), m_config, T5Direction::Backwards);
    at::Tensor x = tokens.expand({static_cast<int64_t>(memory.size()), tokens.size(1), tokens.size(2)});
    MIRO_CHECK_OK(m_layers.forEach(stop, [&](const T5DecoderLayer& layer) {
        x = layer.self(x, bias);
        std::vector<at::Tensor> seen; // text by text: their states differ in length
        for (size_t i = 0; i < memory.size(); ++i)
            seen.push_back(layer.cross.across(x.narrow(0, static_cast<int64_t>(i), 1), memory[i]));
        x = layer.feedForward(at::cat(seen));
    }));
    return rmsNorm(x, m_finalNorm, m_config.eps);
}

} // namespace miro
