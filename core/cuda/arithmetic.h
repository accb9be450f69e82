// The arithmetic of our kernels, once for the GPU and once for the CPU twin: each function here is compiled by nvcc
// into the kernel and by g++ into the twin. Both are built without contraction to fused multiply-add and use the
// exponential below instead of their library's, so that element-wise results have the same bits on both. No CUDA header
// is needed here.
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__CUDACC__)
#define MIRO_HOST_DEVICE __host__ __device__ __forceinline__
#else
#define MIRO_HOST_DEVICE __attribute__((always_inline)) inline
#endif

namespace miro::cuda {

MIRO_HOST_DEVICE float floatFromBits(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

MIRO_HOST_DEVICE uint32_t bitsFromFloat(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

// a * b + c rounded once, the same bits everywhere; slow only on processors from before 2013, which lack the
// instruction.
MIRO_HOST_DEVICE float fusedMultiplyAdd(float a, float b, float c) {
#if defined(__CUDA_ARCH__)
    return __fmaf_rn(a, b, c);
#else
    return __builtin_fmaf(a, b, c);
#endif
}

// e^x to about one unit in the last place; 0 and infinity beyond the range of a float, NaN for NaN. x = n ln 2 + r with
// |r| <= ln 2 / 2, where the Taylor series to r^7 is exact enough; 2^n is applied in two factors because n reaches 150.
MIRO_HOST_DEVICE float exponential(float x) {
    x = x > 104.0F ? 104.0F : x;
    x = x < -104.0F ? -104.0F : x;
    const float magic = 12582912.0F; // 1.5 * 2^23: adding it leaves the rounded integer in the low bits
    const float shifted = fusedMultiplyAdd(x, 1.44269504F, magic);
    const int32_t n = static_cast<int32_t>(bitsFromFloat(shifted) - 0x4B400000U);
    const float rounded = shifted - magic;
    // ln 2 in two parts; the product with the first is exact.
    const float r = fusedMultiplyAdd(rounded, 2.12194440e-4F, fusedMultiplyAdd(rounded, -0.693359375F, x));
    float p = 1.0F / 5040.0F;
    p = fusedMultiplyAdd(p, r, 1.0F / 720.0F);
    p = fusedMultiplyAdd(p, r, 1.0F / 120.0F);
    p = fusedMultiplyAdd(p, r, 1.0F / 24.0F);
    p = fusedMultiplyAdd(p, r, 1.0F / 6.0F);
    p = fusedMultiplyAdd(p, r, 0.5F);
    p = fusedMultiplyAdd(p, r, 1.0F);
    p = fusedMultiplyAdd(p, r, 1.0F);
    const int32_t half = n >> 1;
    const float first = floatFromBits(static_cast<uint32_t>(half + 127) << 23);
    const float second = floatFromBits(static_cast<uint32_t>(n - half + 127) << 23);
    return p * first * second;
}

MIRO_HOST_DEVICE float silu(float x) {
    return x / (1.0F + exponential(-x));
}

// Guidance: v = vPositive * (1 + w) - vNegative * w.
MIRO_HOST_DEVICE float guidanceMix(float vPositive, float vNegative, float onePlusW, float w) {
    return vPositive * onePlusW - vNegative * w;
}

// Euler step of dx/dgamma = -v.
MIRO_HOST_DEVICE float eulerNext(float x, float v, float gamma, float gammaNext) {
    return x - v * (gammaNext - gamma);
}

// The finished picture as seen from here: x = x0 + (1 - gamma) v when v = noise - x0.
MIRO_HOST_DEVICE float x0Estimate(float x, float v, float gamma) {
    return x - (1.0F - gamma) * v;
}

// What a row is multiplied with, from the sum of its squares.
MIRO_HOST_DEVICE float rmsScale(float sumOfSquares, int64_t length, float eps) {
    const float meanSquare = sumOfSquares / static_cast<float>(length) + eps;
#if defined(__CUDA_ARCH__)
    return 1.0F / sqrtf(meanSquare);
#else
    return 1.0F / __builtin_sqrtf(meanSquare);
#endif
}

// 0..1 to 0..255, truncated; NaN is black.
MIRO_HOST_DEVICE uint8_t byteFromUnit(float value) {
    const float scaled = value * 255.0F;
    return scaled >= 255.0F ? 255 : scaled > 0.0F ? static_cast<uint8_t>(scaled) : 0;
}

} // namespace miro::cuda
