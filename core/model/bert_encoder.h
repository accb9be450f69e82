// BERT's encoder (J. Devlin et al., NAACL 2019, arXiv 1810.04805): learned positions, post-norm layers, GELU.
#pragma once

#include "model/blocks.h"
#include "model/text_network.h"

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace miro {

// A plain value, read from the published config.json.
struct BertConfig {
    enum class Activation { Gelu, GeluTanh, Relu };

    int64_t vocabulary = 0;
    int64_t width = 0;
    int64_t hidden = 0; // intermediate_size
    int64_t layers = 0;
    int64_t heads = 0;
    int64_t positions = 512; // the longest text, in tokens
    int64_t tokenTypes = 2;
    Activation activation = Activation::Gelu;
    double eps = 1e-12;

    // Corrupt for absent, mistyped or absurd sizes; Unsupported for an unknown activation or kind of positions. `where`
    // names the file.
    static Result<BertConfig> fromJson(const nlohmann::json& config, const std::string& where);

    int64_t parameterCount() const; // without the pooler
};

// Every token has type 0. Computes in fp32 whatever the file's type.
class BertEncoder : public TextNetwork {
public:
    // Names with and without the prefix "bert."; norms may be called gamma and beta, as in the oldest files. The pooler
    // and the heads of pretraining are not read. NotFound, Corrupt: names the file and the tensor; Stopped.
    static Result<std::unique_ptr<TextNetwork>> load(const BertConfig& config, const TensorFile& file,
                                                     const at::Device& device, std::stop_token stop = {});

    BertEncoder(const BertConfig& config, ParameterSource& source);

    Result<at::Tensor> forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const override;

private:
    struct Layer {
        Linear q, k, v, attentionOut;
        LayerNorm attentionNorm;
        Linear in, out;
        LayerNorm outNorm;
    };

    at::Tensor attend(const Layer& layer, const at::Tensor& x, const at::Tensor& added) const;

    BertConfig m_config;
    at::Tensor m_words;     // (vocabulary, width)
    at::Tensor m_positions; // (positions, width)
    at::Tensor m_types;     // (tokenTypes, width)
    LayerNorm m_embeddingNorm;
    std::vector<Layer> m_layers;
};

} // namespace miro
