#include "model/clip_text.h"

#include "model/text_network.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>

namespace miro {
namespace {

std::string textBlocksPrefix(ClipLayout layout) {
    return layout == ClipLayout::HuggingFace ? "text_model.encoder.layers." : "transformer.resblocks.";
}

// (B): where each text's vector is read.
at::Tensor pooledPlaces(const at::Tensor& ids, int64_t endToken) {
    if (endToken < 0)
        return ids.argmax(1);
    return ids.eq(endToken).to(at::kInt).argmax(1);
}

} // namespace

Result<std::unique_ptr<ClipText>> ClipText::load(const ClipConfig& config, const TensorFile& file,
                                                 const at::Device& device, const NetworkNumerics& numerics,
                                                 std::stop_token stop) {
    return guardTorch("cannot load the text network", [&]() -> Result<std::unique_ptr<ClipText>> {
        c10::InferenceMode inference;
        Weights weights(file, {at::kFloat, device, stop});
        WeightsSource source(weights);
        auto network = std::make_unique<ClipText>(config, source, numerics);
        MIRO_CHECK_OK(weights.finish(textBlocksPrefix(config.layout)));
        return network;
    });
}

ClipText::ClipText(const ClipConfig& config, ParameterSource& source, const NetworkNumerics& numerics)
    : m_config(config.text), m_type(numerics.type) {
    const bool hf = config.layout == ClipLayout::HuggingFace;
    const int64_t width = m_config.width;
    const std::string top = hf ? "text_model.embeddings." : "";
    m_words = source.get(top + "token_embedding.weight", {m_config.vocabulary, width});
    m_positions =
        source.get(top + (hf ? "position_embedding.weight" : "positional_embedding"), {m_config.positions, width});
    for (int64_t i = 0; i < m_config.layers && source.sound(); ++i)
        m_blocks.push_back(ClipBlock::load(source, textBlocksPrefix(config.layout) + std::to_string(i), m_config,
                                           config.layout, numerics));
    m_final = LayerNorm::load(source, hf ? "text_model.final_layer_norm" : "ln_final", width, m_config.eps);
    if (hf) {
        m_projection = Linear::load(source, "text_projection", width, config.features, false, numerics);
    } else {
        const at::Tensor projection = source.get("text_projection", {width, config.features});
        if (source.sound())
            m_projection = Linear(projection.t().contiguous(), {}, numerics);
    }
    const at::Tensor scale = source.get("logit_scale", {});
    if (source.sound())
        m_logitScale = std::exp(scale.item<float>());
}

Result<at::Tensor> ClipText::forward(const at::Tensor& ids, std::stop_token stop) const {
    return guardTorch("cannot read the prompts", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        const int64_t length = ids.size(1);
        // Row i sees the tokens 0 to i.
        const at::Tensor sees = at::ones({length, length}, ids.options().dtype(at::kBool)).tril();
        const at::Tensor causal = additiveMask(sees).permute({1, 2, 0, 3}).to(m_type); // (1, 1, T, T)
        at::Tensor x = at::embedding(m_words, ids) + m_positions.narrow(0, 0, length);
        for (size_t i = 0; i + 1 < m_blocks.size(); ++i) {
            if (stop.stop_requested())
                return stoppedError();
            x = m_blocks[i](x, x, causal);
        }
        const at::Tensor places = pooledPlaces(ids, m_config.endToken);
        const at::Tensor index = places.view({-1, 1, 1}).expand({-1, 1, m_config.width});
        const at::Tensor visible = additiveMask(sees.index_select(0, places)).to(m_type); // (B, 1, 1, T)
        const at::Tensor pooled = m_blocks.back()(x.gather(1, index), x, visible);
        return m_projection(m_final(pooled.squeeze(1))).to(at::kFloat);
    });
}

} // namespace miro
