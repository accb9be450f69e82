// CLIP's causal text transformer: token ids to one vector a text in the space that pictures share.
#pragma once

#include "model/clip_block.h"
#include "tensor/tensor_file.h"

#include <memory>
#include <stop_token>

namespace miro {

// Immutable after construction; any thread, one call at a time for the sake of memory.
class ClipText {
public:
    // As ClipVision::load().
    static Result<std::unique_ptr<ClipText>> load(const ClipConfig& config, const TensorFile& file,
                                                  const at::Device& device, const NetworkNumerics& numerics,
                                                  std::stop_token stop = {});

    ClipText(const ClipConfig& config, ParameterSource& source, const NetworkNumerics& numerics);

    // ids (B, T) int64 on the weights' device, T up to the config's positions, ids below its vocabulary; what follows a
    // text's closing token is padding of any kind -> (B, features) fp32, not normalised. Stopped between blocks.
    Result<at::Tensor> forward(const at::Tensor& ids, std::stop_token stop) const;

    // What cosines are multiplied by: the exponential of the learned number.
    double logitScale() const { return m_logitScale; }

private:
    ClipTextConfig m_config;
    at::Tensor m_words;     // (vocabulary, width)
    at::Tensor m_positions; // (positions, width)
    std::vector<ClipBlock> m_blocks;
    LayerNorm m_final;
    Linear m_projection;
    at::ScalarType m_type = at::kFloat;
    double m_logitScale = 1;
};

} // namespace miro
