// The sizes of a CLIP (A. Radford et al., ICML 2021, arXiv 2103.00020): a vision transformer and a causal text
// transformer whose vectors meet in one space. Plain values, read from the published configurations.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>

namespace miro {

// Whose state-dict names a checkpoint has.
enum class ClipLayout {
    HuggingFace, // CLIPModel: vision_model.*, text_model.*, visual_projection, text_projection
    OpenClip,    // open_clip and OpenAI: visual.*, transformer.*, one in_proj for q, k and v
};

struct ClipTowerConfig {
    int64_t width = 0;
    int64_t hidden = 0; // of the MLP
    int64_t layers = 0;
    int64_t heads = 0;
    bool quickGelu = false; // x * sigmoid(1.702 x); else the exact GELU
    double eps = 1e-5;

    int64_t blockParameters() const; // of all blocks
};

struct ClipVisionConfig : ClipTowerConfig {
    int64_t side = 224;
    int64_t patch = 32;

    int64_t grid() const { return side / patch; }
};

struct ClipTextConfig : ClipTowerConfig {
    int64_t vocabulary = 49408;
    int64_t positions = 77;
    // The token whose first place holds the text's vector; -1: the place of the largest id.
    int64_t endToken = -1;
};

struct ClipConfig {
    ClipLayout layout = ClipLayout::HuggingFace;
    ClipVisionConfig vision;
    ClipTextConfig text;
    int64_t features = 0; // of the space in which both meet

    // transformers' config.json of a CLIPModel. Corrupt for absent, mistyped or absurd sizes; Unsupported for an
    // unknown activation or another kind of model. `where` names the file.
    static Result<ClipConfig> fromJson(const nlohmann::json& config, const std::string& where);

    // open_clip_config.json, or the "model_cfg" in it.
    static Result<ClipConfig> fromOpenClipJson(const nlohmann::json& config, const std::string& where);

    // ViT-H/14 as open_clip has it: what HPSv2's checkpoints are.
    static ClipConfig openClipHuge();

    int64_t visionParameters() const;
    int64_t textParameters() const;
};

} // namespace miro
