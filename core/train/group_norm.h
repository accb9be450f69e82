// Group normalisation with a backward pass of its own: its sums over a picture's places cancel nearly, so they are
// added up in doubles, which costs little and makes gradients twice as exact.
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// x: (N, C, H, W), any floating type; weight, bias: (C) fp32. fp32. On a CPU; elsewhere libtorch's.
at::Tensor groupNorm(const at::Tensor& x, int64_t groups, const at::Tensor& weight, const at::Tensor& bias, double eps);

} // namespace miro
