// Jina CLIP v2's picture network, an EVA-02 (jina_config.h): pixels to one vector a picture.
#pragma once

#include "model/blocks.h"
#include "model/jina_config.h"
#include "model/rotary.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace miro {

// Immutable after construction; any thread, one call at a time for the sake of memory.
class JinaVision {
public:
    // NotFound, Corrupt: names the file and the tensor; Stopped.
    static Result<std::unique_ptr<JinaVision>> load(const JinaVisionConfig& config, const TensorFile& file,
                                                    const at::Device& device, const NetworkNumerics& numerics,
                                                    std::stop_token stop = {});

    JinaVision(const JinaVisionConfig& config, ParameterSource& source, const at::Device& device,
               const NetworkNumerics& numerics);

    // pixels (B, 3, side, side) fp32, normalised, on the weights' device -> (B, width) fp32, not normalised. Stopped
    // between blocks.
    Result<at::Tensor> forward(const at::Tensor& pixels, std::stop_token stop) const;

private:
    struct Block {
        LayerNorm attentionNorm, innerNorm, mlpNorm, hiddenNorm;
        Linear q, k, v, attentionOut;
        Linear gate, in, out;
    };

    at::Tensor attend(const Block& block, const at::Tensor& x) const;

    JinaVisionConfig m_config;
    at::ScalarType m_type;
    Linear m_patches;       // a patch's 3 * patch * patch levels to a token
    at::Tensor m_class;     // (1, 1, width)
    at::Tensor m_positions; // (1, 1 + grid * grid, width)
    Rotary m_rotary;
    std::vector<Block> m_blocks;
    LayerNorm m_norm;
};

} // namespace miro
