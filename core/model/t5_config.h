// The sizes of a T5 (C. Raffel et al., JMLR 2020, arXiv 1910.10683) or T5 v1.1 / FLAN-T5, read from the published
// config.json. Plain values: any thread.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace miro {

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

    int64_t inner() const { return heads * headWidth; }
    int64_t attentionParameters() const { return 4 * width * inner() + width; } // with its norm
    int64_t feedForwardParameters() const { return (gated ? 3 : 2) * width * hidden + width; }
    int64_t parameterCount() const; // of the encoder, with the table of tokens
};

// What only the decoder asks for; its other sizes are the encoder's.
struct T5DecoderConfig {
    int64_t layers = 0;
    int64_t startToken = 0; // stands before the first token of an answer
    bool tiedHead = true;   // answers are read off with the table of tokens, and not with a matrix of their own

    // The same of the same file.
    static Result<T5DecoderConfig> fromJson(const nlohmann::json& config, const T5Config& encoder,
                                            const std::string& where);

    // Without the table of tokens.
    int64_t parameterCount(const T5Config& encoder) const;
};

} // namespace miro
