#include "tensor/fused_ops.h"

#include "tensor/cuda_loader.h"
#include "tensor/fused_ops_cpu.h"
#include "tensor/parallel.h"

#include <ATen/ATen.h>

namespace miro {
namespace {

// About this many elements make a thread worth its start.
constexpr int64_t kGrain = 16384;

bool isKnown(at::ScalarType type) {
    return type == at::kFloat || type == at::kBFloat16 || type == at::kHalf;
}

MiroElementType elementType(at::ScalarType type) {
    return type == at::kFloat ? MiroFp32 : type == at::kBFloat16 ? MiroBf16 : MiroFp16;
}

void requireKnown(const at::Tensor& tensor, const char* what) {
    TORCH_CHECK(isKnown(tensor.scalar_type()), what, " must be fp32, bf16 or fp16, not ", tensor.scalar_type());
}

enum class Way { Cpu, Plugin, Libtorch };

Way wayOn(const at::Device& device) {
    if (device.is_cpu())
        return Way::Cpu;
    return cudaPluginFor(device) != nullptr ? Way::Plugin : Way::Libtorch;
}

// Calls a function of the plug-in; its error becomes libtorch's, which guardTorch understands.
template <typename Function, typename... Args>
void callPlugin(const at::Device& device, Function function, Args... args) {
    MiroCudaError error{};
    const int32_t code = (cudaPluginFor(device)->*function)(device.has_index() ? device.index() : 0, args..., &error);
    TORCH_CHECK_WITH(OutOfMemoryError, code != MiroCudaOutOfMemory, error.text);
    TORCH_CHECK(code == MiroCudaOk, error.text);
}

int64_t rowGrain(int64_t rowLength) {
    return std::max<int64_t>(1, kGrain / std::max<int64_t>(1, rowLength));
}

} // namespace

at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, double eps) {
    TORCH_CHECK(x.dim() >= 1 && weight.dim() == 1 && x.size(-1) == weight.size(0), "rmsNorm: x ", x.sizes(),
                " needs a weight of its last axis, not ", weight.sizes());
    TORCH_CHECK(x.device() == weight.device(), "rmsNorm: x is on ", x.device(), ", weight on ", weight.device());
    requireKnown(x, "rmsNorm: x");
    requireKnown(weight, "rmsNorm: weight");
    const Way way = wayOn(x.device());
    if (way == Way::Libtorch)
        return reference::rmsNorm(x, weight, eps);

    const at::Tensor from = x.contiguous();
    const at::ScalarType outType = c10::promoteTypes(x.scalar_type(), weight.scalar_type());
    // The kernels know two cases: a weight of x's type, and one of fp32. Widening is exact.
    const at::Tensor scale = (weight.scalar_type() == x.scalar_type() ? weight : weight.to(at::kFloat)).contiguous();
    at::Tensor out = at::empty(x.sizes(), x.options().dtype(outType));
    const int64_t length = x.size(-1);
    const int64_t rows = length == 0 ? 0 : x.numel() / length;
    const MiroElementType xType = elementType(from.scalar_type());
    const MiroElementType weightType = elementType(scale.scalar_type());
    if (way == Way::Plugin)
        callPlugin(x.device(), &MiroCudaPlugin::rmsNorm, out.data_ptr(), from.const_data_ptr(), xType,
                   scale.const_data_ptr(), weightType, rows, length, static_cast<float>(eps));
    else
        parallelFor(rows, rowGrain(length), [&](int64_t begin, int64_t end) {
            cpu::rmsNorm(out.data_ptr(), from.const_data_ptr(), xType, scale.const_data_ptr(), weightType, length,
                         static_cast<float>(eps), begin, end);
        });
    return out;
}

at::Tensor swiGlu(const at::Tensor& packed) {
    TORCH_CHECK(packed.dim() >= 1 && packed.size(-1) % 2 == 0, "swiGlu: the last axis of ", packed.sizes(),
                " must be even");
    requireKnown(packed, "swiGlu: packed");
    const Way way = wayOn(packed.device());
    if (way == Way::Libtorch)
        return reference::swiGlu(packed);

    const at::Tensor from = packed.contiguous();
    std::vector<int64_t> shape = packed.sizes().vec();
    const int64_t half = shape.back() /= 2;
    at::Tensor out = at::empty(shape, packed.options());
    const int64_t rows = half == 0 ? 0 : out.numel() / half;
    const MiroElementType type = elementType(packed.scalar_type());
    if (way == Way::Plugin)
        callPlugin(packed.device(), &MiroCudaPlugin::swiGlu, out.data_ptr(), from.const_data_ptr(), type, rows, half);
    else
        parallelFor(rows, rowGrain(half), [&](int64_t begin, int64_t end) {
            cpu::swiGlu(out.data_ptr(), from.const_data_ptr(), type, half, begin, end);
        });
    return out;
}

at::Tensor eulerCoefficients(double guidance, double gamma, double gammaNext) {
    return at::tensor({1.0 + guidance, guidance, gamma, gammaNext}, at::kDouble).to(at::kFloat);
}

EulerStep guidedEulerStep(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                          const at::Tensor& coefficients) {
    const bool guided = vNegative.defined();
    for (const at::Tensor* v : {&vPositive, &vNegative})
        if (v->defined()) {
            TORCH_CHECK(v->sizes() == x.sizes() && v->device() == x.device(), "guidedEulerStep: v is ", v->sizes(),
                        " on ", v->device(), ", x is ", x.sizes(), " on ", x.device());
            requireKnown(*v, "guidedEulerStep: v");
        }
    requireKnown(x, "guidedEulerStep: x");
    TORCH_CHECK(coefficients.scalar_type() == at::kFloat && coefficients.numel() == 4 &&
                    coefficients.device() == x.device(),
                "guidedEulerStep: coefficients must be 4 fp32 numbers on x's device");
    const Way way = wayOn(x.device());
    if (way == Way::Libtorch)
        return reference::guidedEulerStep(x, vPositive, vNegative, coefficients);

    const at::Tensor from = x.to(at::kFloat).contiguous();
    // Widening is exact, so two types meet in fp32.
    const at::ScalarType vType =
        guided && vNegative.scalar_type() != vPositive.scalar_type() ? at::kFloat : vPositive.scalar_type();
    const at::Tensor positive = vPositive.to(vType).contiguous();
    const at::Tensor negative = guided ? vNegative.to(vType).contiguous() : at::Tensor();
    const at::Tensor numbers = coefficients.contiguous();
    EulerStep step{at::empty(x.sizes(), from.options()), at::empty(x.sizes(), from.options())};
    const void* negativeData = guided ? negative.const_data_ptr() : nullptr;
    float* next = step.next.data_ptr<float>();
    float* x0 = step.x0.data_ptr<float>();
    const float* sample = from.const_data_ptr<float>();
    const float* four = numbers.const_data_ptr<float>();
    if (way == Way::Plugin)
        callPlugin(x.device(), &MiroCudaPlugin::guidedEulerStep, next, x0, sample, positive.const_data_ptr(),
                   negativeData, elementType(vType), four, x.numel());
    else
        parallelFor(x.numel(), kGrain, [&](int64_t begin, int64_t end) {
            cpu::guidedEulerStep(next, x0, sample, positive.const_data_ptr(), negativeData, elementType(vType), four,
                                 begin, end);
        });
    return step;
}

EulerStep guidedEulerStep(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                          double guidance, double gamma, double gammaNext) {
    return guidedEulerStep(x, vPositive, vNegative, eulerCoefficients(guidance, gamma, gammaNext).to(x.device()));
}

at::Tensor previewMap(const at::Tensor& latents, const at::Tensor& matrix, const at::Tensor& bias,
                      PreviewPixels pixels) {
    TORCH_CHECK(latents.dim() == 4 && matrix.dim() == 2 && matrix.size(0) == 3 && matrix.size(1) == latents.size(1) &&
                    bias.dim() == 1 && bias.size(0) == 3,
                "previewMap: latents ", latents.sizes(), " do not fit matrix ", matrix.sizes(), " and bias ",
                bias.sizes());
    for (const at::Tensor* tensor : {&latents, &matrix, &bias})
        TORCH_CHECK(tensor->scalar_type() == at::kFloat && tensor->device() == latents.device(),
                    "previewMap: latents, matrix and bias must be fp32 on one device");
    const Way way = wayOn(latents.device());
    if (way == Way::Libtorch)
        return reference::previewMap(latents, matrix, bias, pixels);

    const at::Tensor from = latents.contiguous(), factors = matrix.contiguous(), offsets = bias.contiguous();
    const int64_t pictures = from.size(0), channels = from.size(1), height = from.size(2), width = from.size(3);
    const bool asBytes = pixels == PreviewPixels::Uint8;
    at::Tensor out = asBytes ? at::empty({pictures, height, width, 3}, from.options().dtype(at::kByte))
                             : at::empty({pictures, 3, height, width}, from.options());
    uint8_t* bytes = asBytes ? out.data_ptr<uint8_t>() : nullptr;
    float* floats = asBytes ? nullptr : out.data_ptr<float>();
    const float* data = from.const_data_ptr<float>();
    const float* matrixData = factors.const_data_ptr<float>();
    const float* biasData = offsets.const_data_ptr<float>();
    if (way == Way::Plugin)
        callPlugin(latents.device(), &MiroCudaPlugin::previewMap, bytes, floats, data, matrixData, biasData, pictures,
                   channels, height * width);
    else
        parallelFor(pictures, 1, [&](int64_t begin, int64_t end) {
            cpu::previewMap(bytes, floats, data, matrixData, biasData, channels, height * width, begin, end);
        });
    return out;
}

} // namespace miro
