// The network's small steps with a backward pass of their own: libtorch's record of the same steps keeps three times as
// much and goes over memory three times as often. Outside of gradient recording they are tensor/fused_ops.
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// rmsNorm(x, weight) of tensor/fused_ops.h. weight: fp32.
at::Tensor differentiableRmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps);

// swiGlu(packed) of tensor/fused_ops.h.
at::Tensor differentiableSwiGlu(const at::Tensor& packed);

} // namespace miro
