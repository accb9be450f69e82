// A linear codec of square patches, for small packs: at each place of the latents (C channels) stands one patch of p x
// p RGB pixels, a vector in the order (row, column, RGB), -1 black to 1 white:
//   patch = basis (p*p*3, C) * (z / scale (C)) + mean (p*p*3),     z = basis^T * (patch - mean) * scale.
// The codec's file (safetensors, beside the generator's config.json) holds the three tensors.
#pragma once

#include "decode/decoder.h"

namespace miro {

// A value of tensors, fp32, on the CPU: the products take microseconds. Immutable; any thread.
class LinearPatchCodec {
public:
    // MODEL_FOLDER/<config.codecFile>. NotFound, Corrupt: names the file and the tensor.
    static Result<LinearPatchCodec> open(const DecoderSource& source);

    at::Tensor decode(const at::Tensor& latents) const; // (N, C, h, w) -> (N, 3, h * p, w * p)
    at::Tensor encode(const at::Tensor& pixels) const;

    int64_t channels() const;
    int64_t scaleFactor() const { return m_patchSize; }

private:
    at::Tensor m_mean;
    at::Tensor m_basis;
    at::Tensor m_scale;
    int64_t m_patchSize = 0;
};

Result<std::unique_ptr<LatentDecoder>> openLinearPatchDecoder(const DecoderSource& source);
Result<std::unique_ptr<LatentEncoder>> openLinearPatchEncoder(const DecoderSource& source);

} // namespace miro
