// The CPU twins of cuda/kernels.h: the same arithmetic on ranges of rows, elements or pixels, so that a caller can
// split the work over threads. A row's result depends neither on the split nor on the processor's vector width. No
// libtorch type here.
#pragma once

#include "cuda/element_type.h"

namespace miro::cpu {

// Which instructions a loop was compiled for. The caller must not ask for more than widestVectors(), which is what runs
// on this processor; narrower ones exist for tests.
enum class Vectors { Baseline, Avx2, Avx512 };
Vectors widestVectors();

// Elements begin..end of the same arrays as miroCudaGuidedEulerStep.
void guidedEulerStep(float* next, float* x0, const float* x, const void* vPositive, const void* vNegative,
                     MiroElementType vType, const float* coefficients, int64_t begin, int64_t end,
                     Vectors vectors = widestVectors());

// Rows begin..end; out's type is x's if the weight's is the same, else fp32.
void rmsNorm(void* out, const void* x, MiroElementType xType, const void* weight, MiroElementType weightType,
             int64_t length, float eps, int64_t begin, int64_t end, Vectors vectors = widestVectors());

// Rows begin..end.
void swiGlu(void* out, const void* packed, MiroElementType type, int64_t half, int64_t begin, int64_t end,
            Vectors vectors = widestVectors());

// Pictures begin..end.
void previewMap(uint8_t* bytes, float* floats, const float* latents, const float* matrix, const float* bias,
                int64_t channels, int64_t pixels, int64_t begin, int64_t end, Vectors vectors = widestVectors());

} // namespace miro::cpu
