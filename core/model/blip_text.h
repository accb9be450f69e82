// BLIP's text encoder that looks at a picture (J. Li et al., ICML 2022, arXiv 2201.12086): BERT without token types,
// each layer of which also attends to the vision transformer's tokens.
#pragma once

#include "model/bert_encoder.h"

namespace miro {

// A plain value, read from the published med_config.json.
struct BlipTextConfig {
    BertConfig bert;
    int64_t imageWidth = 0; // of the vision transformer: what the file says about it does not count

    // As BertConfig::fromJson(); Unsupported when it has no cross-attention.
    static Result<BlipTextConfig> fromJson(const nlohmann::json& config, int64_t imageWidth, const std::string& where);

    int64_t parameterCount() const;
};

// Immutable after construction; any thread, one call at a time for the sake of memory.
class BlipText {
public:
    BlipText() = default;
    // prefix: "blip.text_encoder.".
    BlipText(const BlipTextConfig& config, ParameterSource& source, const std::string& prefix,
             const NetworkNumerics& numerics);

    // ids (B, T) int64 and mask (B, T) bool as TextNetwork::forward() takes them, image (B, S, imageWidth). -> the
    // first token's state (B, width) fp32. Stopped between layers.
    Result<at::Tensor> forward(const at::Tensor& ids, const at::Tensor& mask, const at::Tensor& image,
                               std::stop_token stop) const;

private:
    // norm(out(attention(x, source)) + x)
    struct Attention {
        Linear q, k, v, out;
        LayerNorm norm;
    };
    struct Layer {
        Attention self, cross;
        Linear in, out;
        LayerNorm norm;
    };

    Attention loadAttention(ParameterSource& source, const std::string& prefix, int64_t sourceWidth,
                            const NetworkNumerics& numerics) const;
    at::Tensor attend(const Attention& part, const at::Tensor& x, const at::Tensor& source,
                      const at::Tensor& added) const;
    at::Tensor activate(const Linear& linear, const at::Tensor& x) const;

    BlipTextConfig m_config;
    at::ScalarType m_type = at::kFloat;
    at::Tensor m_words;     // (vocabulary, width)
    at::Tensor m_positions; // (positions, width)
    LayerNorm m_embeddingNorm;
    std::vector<Layer> m_layers;
};

} // namespace miro
