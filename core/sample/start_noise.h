// The noise that pictures begin from: each seed's own, or near variations of it.
#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <vector>

namespace miro {

// From `from` (0) towards `to` (1) along the sphere: the direction turns evenly, the length changes evenly, so that
// noise of unit variance gives noise of unit variance. The ends are given back to the bit. fp32 in and out.
at::Tensor sphericalMix(const at::Tensor& from, const at::Tensor& to, double amount);

// (N, C, h, w): picture i's noise from seeds[i], turned by `variation` towards that of variationSeeds[i], which are not
// read when it is 0.
at::Tensor startNoise(const std::vector<uint64_t>& seeds, const std::vector<uint64_t>& variationSeeds, double variation,
                      const std::vector<int64_t>& pictureShape);

} // namespace miro
