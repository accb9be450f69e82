// Jina CLIP v2's text network, an XLM-RoBERTa with rotary places (jina_config.h).
#pragma once

#include "model/blocks.h"
#include "model/jina_config.h"
#include "model/rotary.h"
#include "model/text_network.h"

#include <memory>
#include <vector>

namespace miro {

// Computes in fp32. The table of words keeps the file's type and stays mapped where it can: a quarter of a million rows
// of which a prompt needs a few.
class JinaText : public TextNetwork {
public:
    // Names begin with "text_model.transformer.", with or without "roberta." behind it. Weights may be plain or, as
    // published, split in an original and low-rank adapters, of which config.adapter is added. NotFound, Corrupt: names
    // the file and the tensor; Stopped.
    static Result<std::unique_ptr<JinaText>> load(const JinaTextConfig& config, const TensorFile& file,
                                                  const at::Device& device, std::stop_token stop = {});

    // words: as source, but keeps the file's type.
    JinaText(const JinaTextConfig& config, ParameterSource& source, ParameterSource& words, const std::string& prefix);

    // At most kMostTokens tokens.
    static constexpr int64_t kMostTokens = 512;
    Result<at::Tensor> forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const override;

private:
    struct Layer {
        Linear qkv, attentionOut, in, out;
        LayerNorm attentionNorm, outNorm;
    };
    // A table and what its adapter adds to the rows: down (rows, rank), up (rank, width), scaled; undefined: nothing.
    struct Table {
        at::Tensor rows, down, up;
        at::Tensor operator()(const at::Tensor& ids) const;
    };

    at::Tensor attend(const Layer& layer, const at::Tensor& x, const at::Tensor& added) const;

    JinaTextConfig m_config;
    Table m_words;
    at::Tensor m_type; // (width): every token has type 0
    LayerNorm m_embeddingNorm;
    Rotary m_rotary;
    std::vector<Layer> m_layers;
};

} // namespace miro
