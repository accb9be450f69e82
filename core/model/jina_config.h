// What Jina CLIP v2's config.json says, as far as it is known: the published code is not in any package that could be
// run, so its parity is not shown as a whole (models/manifests says so too).
#pragma once

#include "base/result.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace miro {

// EVA-02 (Y. Fang et al., arXiv 2303.11331): rotary places on a grid, SwiGLU and norms inside the blocks.
struct JinaVisionConfig {
    int64_t imageSize = 224;
    int64_t patch = 16;
    int64_t width = 768;
    int64_t layers = 12;
    int64_t headWidth = 64;
    int64_t hidden = 2048; // of SwiGLU
    double places = 16;    // that a side of the grid spans
    bool bias = true;      // of queries and values
    double eps = 1e-6;

    int64_t grid() const { return imageSize / patch; }
    int64_t heads() const { return width / headWidth; }
    int64_t parameterCount() const;
};

// XLM-RoBERTa with rotary places; post-norm blocks. Sizes are those of jinaai/jina-embeddings-v3, which the published
// file only names, unless hf_model_config_kwargs says otherwise.
struct JinaTextConfig {
    int64_t vocabulary = 250002;
    int64_t width = 1024;
    int64_t hidden = 4096;
    int64_t layers = 24;
    int64_t heads = 16;
    int64_t tokenTypes = 1;
    double rotaryBase = 20000;
    double eps = 1e-5;
    int64_t adapter = -1; // the low-rank adapter that is applied; -1: none
    int64_t adapters = 0; // in the file
    int64_t rank = 4;
    double alpha = 1;

    int64_t parameterCount() const;
};

// Plain values.
struct JinaClipConfig {
    JinaVisionConfig vision;
    JinaTextConfig text;
    int64_t features = 0; // of both towers: there are no projections behind them

    // Corrupt: names the file and the key; Unsupported: a variant of the architecture that is not computed here.
    static Result<JinaClipConfig> fromJson(const nlohmann::json& config, const std::string& where);
};

} // namespace miro
