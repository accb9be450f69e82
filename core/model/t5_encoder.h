// The encoder half of T5 (C. Raffel et al., JMLR 2020, arXiv 1910.10683) and T5 v1.1 / FLAN-T5: pre-norm RMSNorm
// layers, unscaled attention with a learned bias for each head and bucket of relative positions, gated feed-forward.
#pragma once

#include "model/blocks.h"
#include "model/text_network.h"

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace miro {

// A plain value, read from the published config.json.
struct T5Config {
    enum class Activation { Relu, Gelu, GeluTanh, Silu };

    int64_t vocabulary = 0;
    int64_t width = 0;     // d_model
    int64_t headWidth = 0; // d_kv
    int64_t hidden = 0;    // d_ff
    int64_t layers = 0;
    int64_t heads = 0;
    int64_t buckets = 32;      // of relative positions
    int64_t maxDistance = 128; // from here on positions share the last bucket
    bool gated = false;
    Activation activation = Activation::Relu;
    double eps = 1e-6;

    // Corrupt for absent, mistyped or absurd sizes; Unsupported for an unknown activation. `where` names the file.
    static Result<T5Config> fromJson(const nlohmann::json& config, const std::string& where);

    // google/flan-t5-xl: for timing without its files.
    static T5Config flanT5Xl();

    int64_t parameterCount() const; // of the encoder
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
    struct Layer {
        at::Tensor attentionNorm, feedForwardNorm; // (width)
        Linear q, k, v, o;
        Linear gate, in, out; // gate: only when gated
    };

    at::Tensor positionBias(int64_t length) const; // (1, heads, length, length)
    at::Tensor attend(const Layer& layer, const at::Tensor& x, const at::Tensor& bias) const;
    at::Tensor feedForward(const Layer& layer, const at::Tensor& x) const;

    T5Config m_config;
    at::Tensor m_embedding;    // (vocabulary, width)
    at::Tensor m_relativeBias; // (buckets, heads)
    std::vector<Layer> m_layers;
    at::Tensor m_finalNorm;
};

} // namespace miro
