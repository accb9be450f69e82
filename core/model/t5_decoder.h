// The decoder half of T5 and FLAN-T5: each layer looks back at the tokens so far, then at the encoder's states.
#pragma once

#include "model/layer_stream.h"
#include "model/t5_layers.h"

namespace miro {

struct T5DecoderLayer {
    T5Attention self;
    T5Attention cross;
    T5FeedForward feedForward;

    static T5DecoderLayer load(ParameterSource& source, int64_t index, const T5Config& config);
};

// All but the table of tokens and the head. Immutable; any thread, one call at a time for memory's sake.
class T5DecoderStack {
public:
    T5DecoderStack() = default;

    // All layers from the source, or those of `layers`.
    T5DecoderStack(const T5Config& config, const T5DecoderConfig& decoder, ParameterSource& source);
    T5DecoderStack(const T5Config& config, ParameterSource& source, LayerStream<T5DecoderLayer> layers);

    // tokens (1, L, width): the same vectors to begin with for every text; memory: the encoder's states of each,
    // (1, T, width). -> (texts, L, width), behind the last norm. Stopped between layers.
    Result<at::Tensor> forward(const at::Tensor& tokens, const std::vector<at::Tensor>& memory,
                               std::stop_token stop) const;

private:
    T5Config m_config;
    at::Tensor m_relativeBias; // (buckets, heads)
    LayerStream<T5DecoderLayer> m_layers;
    at::Tensor m_finalNorm;
};

} // namespace miro
