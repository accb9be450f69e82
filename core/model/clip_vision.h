// CLIP's vision transformer: pixels to one vector a picture in the space that texts share.
#pragma once

#include "model/clip_block.h"
#include "tensor/tensor_file.h"

#include <memory>
#include <stop_token>

namespace miro {

// Immutable after construction; any thread, one call at a time for the sake of memory.
class ClipVision {
public:
    // NotFound, Corrupt: names the file and the tensor (another model under this one's name too); Stopped.
    static Result<std::unique_ptr<ClipVision>> load(const ClipConfig& config, const TensorFile& file,
                                                    const at::Device& device, const NetworkNumerics& numerics,
                                                    std::stop_token stop = {});

    // A caller that needs fewer blocks than the checkpoint has says so in config.vision.layers.
    ClipVision(const ClipConfig& config, ParameterSource& source, const NetworkNumerics& numerics);

    // pixels (B, 3, side, side) fp32, normalised, on the weights' device -> (B, features) fp32, not normalised.
    // Stopped between blocks.
    Result<at::Tensor> forward(const at::Tensor& pixels, std::stop_token stop) const;

    // The tokens after the last block, the class token first, before the closing norm: (B, 1 + grid * grid, width).
    Result<at::Tensor> tokens(const at::Tensor& pixels, std::stop_token stop) const;

private:
    at::Tensor embed(const at::Tensor& pixels) const;

    ClipVisionConfig m_config;
    Linear m_patches;       // a patch's 3 * patch * patch levels to a token
    at::Tensor m_class;     // (width)
    at::Tensor m_positions; // (1 + grid * grid, width)
    LayerNorm m_pre, m_post;
    std::vector<ClipBlock> m_blocks;
    Linear m_projection;
};

// (B, 3, grid * patch, ...) -> (B, grid * grid, 3 * patch * patch): what a convolution of that kernel and stride sees.
// What is left over at the right and below is not seen.
at::Tensor patchesOf(const at::Tensor& pixels, int64_t patch);

} // namespace miro
