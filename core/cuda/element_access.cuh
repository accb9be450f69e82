// Reading and writing one or four elements of each type as fp32, for kernels only.
#pragma once

#include "cuda/element_type.h"

#include <cuda_bf16.h>
#include <cuda_fp16.h>

namespace miro::cuda {

__device__ __forceinline__ float toFloat(float value) {
    return value;
}
__device__ __forceinline__ float toFloat(__nv_bfloat16 value) {
    return __bfloat162float(value);
}
__device__ __forceinline__ float toFloat(__half value) {
    return __half2float(value);
}

template <typename T>
__device__ __forceinline__ T fromFloat(float value);
template <>
__device__ __forceinline__ float fromFloat<float>(float value) {
    return value;
}
template <>
__device__ __forceinline__ __nv_bfloat16 fromFloat<__nv_bfloat16>(float value) {
    return __float2bfloat16_rn(value);
}
template <>
__device__ __forceinline__ __half fromFloat<__half>(float value) {
    return __float2half_rn(value);
}

// Four neighbours, moved in one access of 16 or 8 bytes. The address must be a multiple of that.
template <typename T>
struct alignas(4 * sizeof(T)) Four {
    T values[4];
};

// Whether rows that start at `base` and every `length` elements after it may be read four at a time.
template <typename T>
bool canReadFour(const void* base, int64_t length) {
    return reinterpret_cast<uintptr_t>(base) % (4 * sizeof(T)) == 0 && length % 4 == 0;
}

} // namespace miro::cuda
