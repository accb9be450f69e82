// All four kernels are bound by memory or, at this program's sizes, by the start of the kernel itself: each reads its
// input once and writes its output once. 64-bit indices, since a batch times a width may pass 2^31.
#include "cuda/kernels.h"

#include "cuda/arithmetic.h"
#include "cuda/element_access.cuh"

namespace miro::cuda {
namespace {

constexpr int kThreads = 256;
constexpr int kWarp = 32;

// Enough blocks for n threads; kernels stride on from there.
unsigned blocksFor(int64_t n) {
    const int64_t most = 1 << 20;
    const int64_t blocks = (n + kThreads - 1) / kThreads;
    return static_cast<unsigned>(blocks < most ? blocks : most);
}

__device__ __forceinline__ int64_t threadIndex() {
    return static_cast<int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
}
__device__ __forceinline__ int64_t threadCount() {
    return static_cast<int64_t>(gridDim.x) * blockDim.x;
}

template <typename T>
__global__ void guidedEulerStepKernel(float* next, float* x0, const float* x, const T* vPositive, const T* vNegative,
                                      const float* coefficients, int64_t n) {
    const float onePlusW = coefficients[0], w = coefficients[1], gamma = coefficients[2], gammaNext = coefficients[3];
    for (int64_t i = threadIndex(); i < n; i += threadCount()) {
        float v = toFloat(vPositive[i]);
        if (vNegative != nullptr)
            v = guidanceMix(v, toFloat(vNegative[i]), onePlusW, w);
        const float sample = x[i];
        next[i] = eulerNext(sample, v, gamma, gammaNext);
        x0[i] = x0Estimate(sample, v, gamma);
    }
}

// One warp a row: a row of 512 or 1024 elements is 4 or 8 accesses of 16 bytes a thread, and no shared memory is
// needed.
template <typename X, typename W, typename Out, bool kFour>
__global__ void rmsNormKernel(Out* out, const X* x, const W* weight, int64_t rows, int64_t length, float eps) {
    const int lane = threadIdx.x % kWarp;
    const int64_t row = threadIndex() / kWarp;
    if (row >= rows)
        return;
    const X* from = x + row * length;
    Out* to = out + row * length;
    float sum = 0.0F;
    if constexpr (kFour) {
        for (int64_t i = lane * 4; i < length; i += kWarp * 4) {
            const Four<X> four = *reinterpret_cast<const Four<X>*>(from + i);
#pragma unroll
            for (int k = 0; k < 4; ++k)
                sum += toFloat(four.values[k]) * toFloat(four.values[k]);
        }
    } else {
        for (int64_t i = lane; i < length; i += kWarp)
            sum += toFloat(from[i]) * toFloat(from[i]);
    }
#pragma unroll
    for (int distance = kWarp / 2; distance > 0; distance /= 2)
        sum += __shfl_xor_sync(0xFFFFFFFFU, sum, distance);
    const float scale = rmsScale(sum, length, eps);
    // The norm is rounded to x's type before the weight, as the published network does.
    if constexpr (kFour) {
        for (int64_t i = lane * 4; i < length; i += kWarp * 4) {
            const Four<X> four = *reinterpret_cast<const Four<X>*>(from + i);
            const Four<W> weights = *reinterpret_cast<const Four<W>*>(weight + i);
            Four<Out> result;
#pragma unroll
            for (int k = 0; k < 4; ++k)
                result.values[k] =
                    fromFloat<Out>(toFloat(fromFloat<X>(toFloat(four.values[k]) * scale)) * toFloat(weights.values[k]));
            *reinterpret_cast<Four<Out>*>(to + i) = result;
        }
    } else {
        for (int64_t i = lane; i < length; i += kWarp)
            to[i] = fromFloat<Out>(toFloat(fromFloat<X>(toFloat(from[i]) * scale)) * toFloat(weight[i]));
    }
}

template <typename T>
__device__ __forceinline__ T gated(T a, T b) {
    return fromFloat<T>(toFloat(a) * toFloat(fromFloat<T>(silu(toFloat(b)))));
}

template <typename T, bool kFour>
__global__ void swiGluKernel(T* out, const T* packed, int64_t rows, int64_t half) {
    constexpr int kStep = kFour ? 4 : 1;
    const int64_t groups = half / kStep;
    for (int64_t index = threadIndex(); index < rows * groups; index += threadCount()) {
        const int64_t row = index / groups;
        const int64_t column = (index - row * groups) * kStep;
        const T* from = packed + row * 2 * half + column;
        T* to = out + row * half + column;
        if constexpr (kFour) {
            const Four<T> a = *reinterpret_cast<const Four<T>*>(from);
            const Four<T> b = *reinterpret_cast<const Four<T>*>(from + half);
            Four<T> result;
#pragma unroll
            for (int k = 0; k < 4; ++k)
                result.values[k] = gated(a.values[k], b.values[k]);
            *reinterpret_cast<Four<T>*>(to) = result;
        } else {
            *to = gated(from[0], from[half]);
        }
    }
}

__global__ void previewMapKernel(uint8_t* bytes, float* floats, const float* latents, const float* matrix,
                                 const float* bias, int64_t pictures, int64_t channels, int64_t pixels) {
    for (int64_t index = threadIndex(); index < pictures * pixels; index += threadCount()) {
        const int64_t picture = index / pixels;
        const int64_t pixel = index - picture * pixels;
        const float* from = latents + picture * channels * pixels + pixel;
        for (int colour = 0; colour < 3; ++colour) {
            float value = 0.0F;
            for (int64_t channel = 0; channel < channels; ++channel)
                value += matrix[colour * channels + channel] * from[channel * pixels];
            value += bias[colour];
            if (bytes != nullptr)
                bytes[index * 3 + colour] = byteFromUnit(value);
            if (floats != nullptr)
                floats[(picture * 3 + colour) * pixels + pixel] = value;
        }
    }
}

template <typename T>
int launchGuidedEulerStep(float* next, float* x0, const float* x, const void* vPositive, const void* vNegative,
                          const float* coefficients, int64_t n, cudaStream_t stream) {
    guidedEulerStepKernel<T><<<blocksFor(n), kThreads, 0, stream>>>(next, x0, x, static_cast<const T*>(vPositive),
                                                                    static_cast<const T*>(vNegative), coefficients, n);
    return cudaGetLastError();
}

template <typename X, typename W, typename Out>
int launchRmsNorm(void* out, const void* x, const void* weight, int64_t rows, int64_t length, float eps,
                  cudaStream_t stream) {
    const int64_t blocks = (rows * kWarp + kThreads - 1) / kThreads;
    if (blocks > 0x7FFFFFFF)
        return cudaErrorInvalidValue;
    const auto grid = static_cast<unsigned>(blocks);
    if (canReadFour<X>(x, length) && canReadFour<W>(weight, length) && canReadFour<Out>(out, length))
        rmsNormKernel<X, W, Out, true><<<grid, kThreads, 0, stream>>>(static_cast<Out*>(out), static_cast<const X*>(x),
                                                                      static_cast<const W*>(weight), rows, length, eps);
    else
        rmsNormKernel<X, W, Out, false><<<grid, kThreads, 0, stream>>>(
            static_cast<Out*>(out), static_cast<const X*>(x), static_cast<const W*>(weight), rows, length, eps);
    return cudaGetLastError();
}

template <typename T>
int launchSwiGlu(void* out, const void* packed, int64_t rows, int64_t half, cudaStream_t stream) {
    if (canReadFour<T>(packed, half) && canReadFour<T>(out, half))
        swiGluKernel<T, true><<<blocksFor(rows * half / 4), kThreads, 0, stream>>>(
            static_cast<T*>(out), static_cast<const T*>(packed), rows, half);
    else
        swiGluKernel<T, false><<<blocksFor(rows * half), kThreads, 0, stream>>>(
            static_cast<T*>(out), static_cast<const T*>(packed), rows, half);
    return cudaGetLastError();
}

} // namespace
} // namespace miro::cuda

using namespace miro::cuda;

// An empty tensor has no blocks to launch, which CUDA calls an error.

int miroCudaGuidedEulerStep(float* next, float* x0, const float* x, const void* vPositive, const void* vNegative,
                            MiroElementType vType, const float* coefficients, int64_t n, void* stream) {
    const auto on = static_cast<cudaStream_t>(stream);
    if (n <= 0)
        return n == 0 ? cudaSuccess : cudaErrorInvalidValue;
    switch (vType) {
    case MiroFp32:
        return launchGuidedEulerStep<float>(next, x0, x, vPositive, vNegative, coefficients, n, on);
    case MiroBf16:
        return launchGuidedEulerStep<__nv_bfloat16>(next, x0, x, vPositive, vNegative, coefficients, n, on);
    case MiroFp16:
        return launchGuidedEulerStep<__half>(next, x0, x, vPositive, vNegative, coefficients, n, on);
    }
    return cudaErrorInvalidValue;
}

int miroCudaRmsNorm(void* out, const void* x, MiroElementType xType, const void* weight, MiroElementType weightType,
                    int64_t rows, int64_t length, float eps, void* stream) {
    const auto on = static_cast<cudaStream_t>(stream);
    if (rows <= 0 || length <= 0)
        return rows >= 0 && length >= 0 ? cudaSuccess : cudaErrorInvalidValue;
    if (xType == MiroFp32 && weightType == MiroFp32)
        return launchRmsNorm<float, float, float>(out, x, weight, rows, length, eps, on);
    if (xType == MiroBf16 && weightType == MiroFp32)
        return launchRmsNorm<__nv_bfloat16, float, float>(out, x, weight, rows, length, eps, on);
    if (xType == MiroFp16 && weightType == MiroFp32)
        return launchRmsNorm<__half, float, float>(out, x, weight, rows, length, eps, on);
    if (xType == MiroBf16 && weightType == MiroBf16)
        return launchRmsNorm<__nv_bfloat16, __nv_bfloat16, __nv_bfloat16>(out, x, weight, rows, length, eps, on);
    if (xType == MiroFp16 && weightType == MiroFp16)
        return launchRmsNorm<__half, __half, __half>(out, x, weight, rows, length, eps, on);
    return cudaErrorInvalidValue;
}

int miroCudaSwiGlu(void* out, const void* packed, MiroElementType type, int64_t rows, int64_t half, void* stream) {
    const auto on = static_cast<cudaStream_t>(stream);
    if (rows <= 0 || half <= 0)
        return rows >= 0 && half >= 0 ? cudaSuccess : cudaErrorInvalidValue;
    switch (type) {
    case MiroFp32:
        return launchSwiGlu<float>(out, packed, rows, half, on);
    case MiroBf16:
        return launchSwiGlu<__nv_bfloat16>(out, packed, rows, half, on);
    case MiroFp16:
        return launchSwiGlu<__half>(out, packed, rows, half, on);
    }
    return cudaErrorInvalidValue;
}

int miroCudaPreviewMap(uint8_t* bytes, float* floats, const float* latents, const float* matrix, const float* bias,
                       int64_t pictures, int64_t channels, int64_t pixels, void* stream) {
    if (pictures <= 0 || pixels <= 0)
        return pictures >= 0 && pixels >= 0 ? cudaSuccess : cudaErrorInvalidValue;
    previewMapKernel<<<blocksFor(pictures * pixels), kThreads, 0, static_cast<cudaStream_t>(stream)>>>(
        bytes, floats, latents, matrix, bias, pictures, channels, pixels);
    return cudaGetLastError();
}

const char* miroCudaErrorText(int error) {
    return cudaGetErrorString(static_cast<cudaError_t>(error));
}
