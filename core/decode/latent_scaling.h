// Between a generator's normalised latents and the space of its VAE: z = (x - bias) / scale.
#pragma once

#include "base/result.h"
#include "model/postprocessing_config.h"
#include "model/vae_config.h"
#include "tensor/tensor_file.h"

#include <ATen/core/Tensor.h>

namespace miro {

// A value. scale and bias: (1, C, 1, 1) fp32 on the CPU.
struct LatentScaling {
    at::Tensor scale;
    at::Tensor bias;

    at::Tensor toVae(const at::Tensor& normalised) const; // (N, C, h, w), any device
    at::Tensor fromVae(const at::Tensor& vaeLatents) const;

    // The published constants of the SDXL VAE, or what `weights` (the generator's file; may be null) holds as
    // postprocessing.scale and .bias: the file wins. A VAE of other sizes has no published ones: without a generator
    // its own config says how its latents lie, and where it does not, they stay as they are. Corrupt when the file
    // holds another shape, NaN or a scale of 0, or none where none is published.
    static Result<LatentScaling> forSdxl(const PostprocessingConfig& config, const TensorFile* weights,
                                         const VaeConfig& vae = {});
};

} // namespace miro
