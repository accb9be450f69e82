// The LayerNorm of queries and keys, one head at a time, with a backward pass of its own: it reads the heads where the
// projection left them and writes them where attention's products want them, so that neither pass copies them again.
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// x: (B, T, H, d) in any strides, any floating type; weight, bias: (d) fp32. Gives factor * LayerNorm(x) over the last
// axis as (B, H, T, d), fp32, contiguous. On a CPU in one pass; elsewhere libtorch's operations.
at::Tensor headNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, double eps,
                    double factor = 1);

} // namespace miro
