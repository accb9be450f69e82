// The network's and the sampler's small steps, each in one pass over memory: a CPU twin of our own, the CUDA kernel of
// the plug-in, or libtorch's own operations where there is neither. All give the numbers of the published package,
// rounding for rounding in fp32. Stateless: any thread. Inputs may have any strides. A wrong shape, type or device is a
// broken contract (c10::Error).
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// RMSNorm over the last axis: x / sqrt(mean(x^2) + eps), computed in fp32, rounded to x's type, times weight (D). Under
// autocast x is bf16 and weight fp32: the result then has their common type, fp32, as in the published network.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps = 1e-6);

// SwiGLU of (..., 2H): halves a, b of the last axis -> a * silu(b), (..., H), in packed's type; silu is rounded to that
// type before the product, as two separate operations would do.
at::Tensor swiGlu(const at::Tensor& packed);

struct EulerStep {
    at::Tensor next; // fp32, the sample at gammaNext
    at::Tensor x0;   // fp32, the estimate of the finished picture: x - (1 - gamma) * v
};

// The numbers one step needs, (4) fp32 on the CPU: 1 + guidance, guidance, gamma, gammaNext. A sampler on a GPU stacks
// them to (steps, 4), moves them there once, and hands guidedEulerStep a row: no step waits for the host.
at::Tensor eulerCoefficients(double guidance, double gamma, double gammaNext);

// v = vPositive * (1 + guidance) - vNegative * guidance; next = x - v * (gammaNext - gamma). x, vPositive, vNegative:
// one shape, fp32, bf16 or fp16 each. Without vNegative (undefined) v is vPositive. coefficients: (4) fp32 on x's
// device.
EulerStep guidedEulerStep(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                          const at::Tensor& coefficients);

// The same with numbers, for the CPU and for tests; on a GPU this copies them there.
EulerStep guidedEulerStep(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                          double guidance, double gamma, double gammaNext);

enum class PreviewPixels {
    Uint8, // (N, h, w, 3), 0..255, truncated as the published decoder does
    Float, // (N, 3, h, w), not clamped
};

// A linear look at latents (N, C, h, w) fp32: rgb = matrix (3, C) * latent + bias (3), both fp32 on latents' device,
// giving 0..1 for black to white.
at::Tensor previewMap(const at::Tensor& latents, const at::Tensor& matrix, const at::Tensor& bias,
                      PreviewPixels pixels = PreviewPixels::Uint8);

// libtorch's operations for the same numbers: what the twins are tested against, and what runs where there is no
// kernel.
namespace reference {
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps);
at::Tensor swiGlu(const at::Tensor& packed);
EulerStep guidedEulerStep(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                          const at::Tensor& coefficients);
at::Tensor previewMap(const at::Tensor& latents, const at::Tensor& matrix, const at::Tensor& bias,
                      PreviewPixels pixels);
} // namespace reference

} // namespace miro
