// Activations that are computed twice instead of kept (Chen et al. 2016, arXiv 1604.06174).
#pragma once

#include <ATen/core/Tensor.h>
#include <functional>
#include <vector>

namespace miro {

using Differentiable = std::function<std::vector<at::Tensor>(const std::vector<at::Tensor>&)>;

// body({first, second, third}) without keeping what happens inside. When gradients are asked for, body runs once more;
// it must compute the same, and what it captured must live until then. Gradients of leaves that body captured are added
// to them, so Tensor::backward() works and a list of wanted inputs does not.
std::vector<at::Tensor> checkpointed(const at::Tensor& first, const at::Tensor& second, const at::Tensor& third,
                                     const Differentiable& body);

} // namespace miro
