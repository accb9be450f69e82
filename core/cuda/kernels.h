// The CUDA kernels behind plain C functions: raw device pointers, sizes, and a stream as void*; no CUDA or torch type.
// All tensors are dense and row-major. Each call queues work on the stream and returns at once; 0 is success, another
// value a cudaError_t (cudaErrorInvalidValue for an unknown type). The CPU twins are in tensor/fused_ops_cpu.h.
#pragma once

#include "cuda/element_type.h"

extern "C" {

// next, x0 (n) fp32 from x (n) fp32 and vPositive, vNegative (n) of vType; vNegative may be null. coefficients: 4 fp32
// on the device (1 + w, w, gamma, gammaNext).
int miroCudaGuidedEulerStep(float* next, float* x0, const float* x, const void* vPositive, const void* vNegative,
                            MiroElementType vType, const float* coefficients, int64_t n, void* stream);

// out (rows, length) from x (rows, length) and weight (length). weightType is Fp32 or xType; out has weightType if
// xType is Fp32 or equals it, else Fp32: the common type of both.
int miroCudaRmsNorm(void* out, const void* x, MiroElementType xType, const void* weight, MiroElementType weightType,
                    int64_t rows, int64_t length, float eps, void* stream);

// out (rows, half) = a * silu(b) from packed (rows, 2 * half) = (a | b).
int miroCudaSwiGlu(void* out, const void* packed, MiroElementType type, int64_t rows, int64_t half, void* stream);

// latents (pictures, channels, pixels) fp32, matrix (3, channels), bias (3). One of the outputs is null: bytes
// (pictures, pixels, 3), floats (pictures, 3, pixels).
int miroCudaPreviewMap(uint8_t* bytes, float* floats, const float* latents, const float* matrix, const float* bias,
                       int64_t pictures, int64_t channels, int64_t pixels, void* stream);

// A static text for a value that one of these returned.
const char* miroCudaErrorText(int error);
}
