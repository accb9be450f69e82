// BLIP's vision transformer (J. Li et al., ICML 2022, arXiv 2201.12086): pixels to one vector a patch, the class token
// first.
#pragma once

#include "model/blocks.h"
#include "tensor/tensor_file.h"

#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// A plain value. A checkpoint carries no configuration of this part: its tensors' shapes say all but the heads.
struct BlipVisionConfig {
    int64_t width = 0;
    int64_t hidden = 0; // of the MLP
    int64_t layers = 0;
    int64_t patch = 0;
    int64_t grid = 0;   // patches a side
    int64_t heads = 16; // of ViT-L

    int64_t side() const { return grid * patch; } // pixels

    // prefix: "blip.visual_encoder.". Corrupt, naming the file and the tensor.
    static Result<BlipVisionConfig> fromShapes(const TensorFile& file, const std::string& prefix);

    int64_t parameterCount() const;
};

// Immutable after construction; any thread, one call at a time for the sake of memory.
class BlipVision {
public:
    BlipVision() = default;
    BlipVision(const BlipVisionConfig& config, ParameterSource& source, const std::string& prefix,
               const NetworkNumerics& numerics);

    // pixels (B, 3, side, side) fp32, normalised, on the weights' device -> (B, 1 + grid * grid, width) fp32. Stopped
    // between blocks.
    Result<at::Tensor> forward(const at::Tensor& pixels, std::stop_token stop) const;

private:
    struct Block {
        LayerNorm attentionNorm, mlpNorm;
        SplitLinear qkv;
        Linear attentionOut, in, out;
    };

    at::Tensor run(const Block& block, const at::Tensor& x) const;

    BlipVisionConfig m_config;
    at::ScalarType m_type = at::kFloat;
    Linear m_patches;       // a patch's 3 * patch * patch levels to a token
    at::Tensor m_class;     // (1, 1, width)
    at::Tensor m_positions; // (1, 1 + grid * grid, width)
    std::vector<Block> m_blocks;
    LayerNorm m_norm;
};

} // namespace miro
