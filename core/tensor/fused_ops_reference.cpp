#include "tensor/fused_ops.h"

#include <ATen/ATen.h>

namespace miro::reference {

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps) {
    const at::Tensor wide = x.to(at::kFloat);
    const at::Tensor normed = wide * at::rsqrt(wide.pow(2).mean(-1, true) + eps);
    return normed.to(x.scalar_type()) * weight;
}

at::Tensor swiGlu(const at::Tensor& packed) {
    const std::vector<at::Tensor> halves = packed.chunk(2, -1);
    return halves[0] * at::silu(halves[1]);
}

EulerStep guidedEulerStep(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                          const at::Tensor& coefficients) {
    at::Tensor v = vPositive.to(at::kFloat);
    if (vNegative.defined())
        v = v * coefficients[0] - vNegative.to(at::kFloat) * coefficients[1];
    const at::Tensor wide = x.to(at::kFloat);
    return {wide - v * (coefficients[3] - coefficients[2]), wide - v * (1.0 - coefficients[2])};
}

at::Tensor previewMap(const at::Tensor& latents, const at::Tensor& matrix, const at::Tensor& bias,
                      PreviewPixels pixels) {
    const at::Tensor rgb = at::einsum("oc,nchw->nohw", {matrix, latents}) + bias.view({1, 3, 1, 1});
    if (pixels == PreviewPixels::Float)
        return rgb;
    return rgb.nan_to_num(0.0).clamp(0.0, 1.0).mul(255.0).to(at::kByte).permute({0, 2, 3, 1}).contiguous();
}

} // namespace miro::reference
