// The published initial noise: torch's CPU mt19937 normal stream, one generator a picture, whatever device samples.
#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <vector>

namespace miro {

// Standard normal, fp32, on the CPU. torch's generator uses the seed's low 32 bits. Equal to
// torch.randn(shape, generator=torch.Generator().manual_seed(seed)).
at::Tensor seededNormal(uint64_t seed, const std::vector<int64_t>& shape);

// (N, C, h, w): picture i from seeds[i], each drawn as (1, C, h, w).
at::Tensor seededNoise(const std::vector<uint64_t>& seeds, const std::vector<int64_t>& pictureShape);

} // namespace miro
