// The encoder half of T5 (C. Raffel et al., JMLR 2020, arXiv 1910.10683) and T5 v1.1 / FLAN-T5: pre-norm RMSNorm
// layers, unscaled attention with a learned bias for each head and bucket of relative positions, gated feed-forward.
#pragma once

#include "model/layer_stream.h"
#include "model/t5_layers.h"
#include "model/text_network.h"

#include <memory>

namespace miro {

struct T5EncoderLayer {
    T5Attention attention;
    T5FeedForward feedForward;

    static T5EncoderLayer load(ParameterSource& source, int64_t index, const T5Config& config);
};

// Vectors in, states out: all but the table of tokens. Immutable; any thread, one call at a time for memory's sake.
class T5EncoderStack {
public:
    T5EncoderStack() = default;

    // All layers from the source, or those of `layers`.
    T5EncoderStack(const T5Config& config, ParameterSource& source);
    T5EncoderStack(const T5Config& config, ParameterSource& source, LayerStream<T5EncoderLayer> layers);

    // x (B, T, width); mask as TextNetwork::forward() takes it. Stopped between layers.
    Result<at::Tensor> forward(at::Tensor x, const at::Tensor& mask, std::stop_token stop) const;

    // Texts of any lengths without padding, (1, T, width) each: every layer sees all of them before the next is read.
    Result<std::vector<at::Tensor>> forwardEach(std::vector<at::Tensor> texts, std::stop_token stop) const;

private:
    T5Config m_config;
    at::Tensor m_relativeBias; // (buckets, heads)
    LayerStream<T5EncoderLayer> m_layers;
    at::Tensor m_finalNorm;
};

// Computes in fp32 whatever the file's type: the published package does, on a GPU too. Weights of an fp32 file stay
// memory-mapped on the CPU.
class T5Encoder : public TextNetwork {
public:
    // NotFound, Corrupt: names the file and the tensor; Stopped. Tensors of the decoder are not read; one in the
    // encoder's blocks that nobody asked for is an error.
    static Result<std::unique_ptr<TextNetwork>> load(const T5Config& config, const TensorFile& file,
                                                     const at::Device& device, std::stop_token stop = {});

    T5Encoder(const T5Config& config, ParameterSource& source);

    Result<at::Tensor> forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const override;

private:
    at::Tensor m_embedding; // (vocabulary, width)
    T5EncoderStack m_stack;
};

} // namespace miro
