#include "tensor/fused_ops_cpu.h"

#include "cuda/arithmetic.h"

#include <c10/util/BFloat16.h>
#include <c10/util/Half.h>

// Each loop is compiled for the baseline, AVX2 and AVX-512; the widest that runs here is taken. Function attributes,
// not per-file flags: those would also compile the standard library's inline functions for processors that may lack the
// instructions. Contraction is off (CMakeLists.txt), so all three give the same bits.
#if defined(__x86_64__) && defined(__GNUC__)
#define MIRO_TARGET_AVX2 __attribute__((target("avx2,fma")))
#define MIRO_TARGET_AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,fma,prefer-vector-width=512")))
#define MIRO_HAVE_TARGETS 1
#else
#define MIRO_HAVE_TARGETS 0
#endif
#define MIRO_INLINE __attribute__((always_inline)) inline

namespace miro::cpu {
namespace {

using namespace miro::cuda;
using c10::BFloat16;
using c10::Half;

// bfloat16 is done here with plain integer arithmetic, which vectorises; half precision, rare on CPUs, is c10's.
MIRO_INLINE float toFloat(float value) {
    return value;
}
MIRO_INLINE float toFloat(BFloat16 value) {
    return floatFromBits(static_cast<uint32_t>(value.x) << 16);
}
MIRO_INLINE float toFloat(Half value) {
    return static_cast<float>(value);
}

template <typename T>
MIRO_INLINE T fromFloat(float value) {
    if constexpr (std::is_same_v<T, BFloat16>) {
        const uint32_t bits = bitsFromFloat(value);
        const uint32_t rounded = (bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16; // to nearest, ties to even
        const bool nan = (bits & 0x7FFFFFFFU) > 0x7F800000U;
        return BFloat16(static_cast<uint16_t>(nan ? 0x7FC0U : rounded), BFloat16::from_bits());
    } else {
        return static_cast<T>(value);
    }
}

template <typename T>
struct GuidedEulerStep {
    static MIRO_INLINE void run(float* next, float* x0, const float* x, const T* vPositive, const T* vNegative,
                                const float* coefficients, int64_t begin, int64_t end) {
        const float onePlusW = coefficients[0], w = coefficients[1], gamma = coefficients[2],
                    gammaNext = coefficients[3];
        for (int64_t i = begin; i < end; ++i) {
            float v = toFloat(vPositive[i]);
            if (vNegative != nullptr)
                v = guidanceMix(v, toFloat(vNegative[i]), onePlusW, w);
            next[i] = eulerNext(x[i], v, gamma, gammaNext);
            x0[i] = x0Estimate(x[i], v, gamma);
        }
    }
};

template <typename X, typename W, typename Out>
struct RmsNorm {
    // A fixed number of partial sums: wide enough to vectorise, and the same order of additions on every processor.
    static constexpr int kLanes = 64;

    static MIRO_INLINE float sumOfSquares(const X* x, int64_t length) {
        float lanes[kLanes] = {};
        int64_t i = 0;
        for (; i + kLanes <= length; i += kLanes)
            for (int lane = 0; lane < kLanes; ++lane)
                lanes[lane] += toFloat(x[i + lane]) * toFloat(x[i + lane]);
        for (int lane = 0; i + lane < length; ++lane)
            lanes[lane] += toFloat(x[i + lane]) * toFloat(x[i + lane]);
        for (int width = kLanes / 2; width > 0; width /= 2)
            for (int lane = 0; lane < width; ++lane)
                lanes[lane] += lanes[lane + width];
        return lanes[0];
    }

    static MIRO_INLINE void run(Out* __restrict out, const X* __restrict x, const W* __restrict weight, int64_t length,
                                float eps, int64_t begin, int64_t end) {
        for (int64_t row = begin; row < end; ++row) {
            const X* from = x + row * length;
            Out* to = out + row * length;
            const float scale = rmsScale(sumOfSquares(from, length), length, eps);
            for (int64_t i = 0; i < length; ++i)
                to[i] = fromFloat<Out>(toFloat(fromFloat<X>(toFloat(from[i]) * scale)) * toFloat(weight[i]));
        }
    }
};

template <typename T>
struct SwiGlu {
    static MIRO_INLINE void run(T* __restrict out, const T* __restrict packed, int64_t half, int64_t begin,
                                int64_t end) {
        for (int64_t row = begin; row < end; ++row) {
            const T* a = packed + row * 2 * half;
            const T* b = a + half;
            T* to = out + row * half;
            for (int64_t i = 0; i < half; ++i)
                to[i] = fromFloat<T>(toFloat(a[i]) * toFloat(fromFloat<T>(silu(toFloat(b[i])))));
        }
    }
};

struct PreviewMap {
    // Not worth a split over colours: a preview has a thousand pixels.
    static MIRO_INLINE void run(uint8_t* bytes, float* floats, const float* latents, const float* matrix,
                                const float* bias, int64_t channels, int64_t pixels, int64_t begin, int64_t end) {
        for (int64_t picture = begin; picture < end; ++picture) {
            const float* from = latents + picture * channels * pixels;
            for (int colour = 0; colour < 3; ++colour)
                for (int64_t pixel = 0; pixel < pixels; ++pixel) {
                    float value = 0.0F;
                    for (int64_t channel = 0; channel < channels; ++channel)
                        value += matrix[colour * channels + channel] * from[channel * pixels + pixel];
                    value += bias[colour];
                    if (bytes != nullptr)
                        bytes[(picture * pixels + pixel) * 3 + colour] = byteFromUnit(value);
                    if (floats != nullptr)
                        floats[(picture * 3 + colour) * pixels + pixel] = value;
                }
        }
    }
};

#if MIRO_HAVE_TARGETS
template <typename Loop, typename... Args>
MIRO_TARGET_AVX2 void runAvx2(Args... args) {
    Loop::run(args...);
}

template <typename Loop, typename... Args>
MIRO_TARGET_AVX512 void runAvx512(Args... args) {
    Loop::run(args...);
}
#endif

template <typename Loop, typename... Args>
void runBaseline(Args... args) {
    Loop::run(args...);
}

template <typename Loop, typename... Args>
void run(Vectors vectors, Args... args) {
#if MIRO_HAVE_TARGETS
    if (vectors == Vectors::Avx512)
        return runAvx512<Loop>(args...);
    if (vectors == Vectors::Avx2)
        return runAvx2<Loop>(args...);
#endif
    (void)vectors;
    runBaseline<Loop>(args...);
}

template <typename X, typename W, typename Out>
void rmsNormOf(void* out, const void* x, const void* weight, int64_t length, float eps, int64_t begin, int64_t end,
               Vectors vectors) {
    run<RmsNorm<X, W, Out>>(vectors, static_cast<Out*>(out), static_cast<const X*>(x), static_cast<const W*>(weight),
                            length, eps, begin, end);
}

} // namespace

Vectors widestVectors() {
#if MIRO_HAVE_TARGETS
    static const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    static const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return avx512 ? Vectors::Avx512 : avx2 ? Vectors::Avx2 : Vectors::Baseline;
#else
    return Vectors::Baseline;
#endif
}

void guidedEulerStep(float* next, float* x0, const float* x, const void* vPositive, const void* vNegative,
                     MiroElementType vType, const float* coefficients, int64_t begin, int64_t end, Vectors vectors) {
    const auto typed = [&]<typename T>(const T* positive) {
        run<GuidedEulerStep<T>>(vectors, next, x0, x, positive, static_cast<const T*>(vNegative), coefficients, begin,
                                end);
    };
    switch (vType) {
    case MiroFp32:
        return typed(static_cast<const float*>(vPositive));
    case MiroBf16:
        return typed(static_cast<const BFloat16*>(vPositive));
    case MiroFp16:
        return typed(static_cast<const Half*>(vPositive));
    }
}

void rmsNorm(void* out, const void* x, MiroElementType xType, const void* weight, MiroElementType weightType,
             int64_t length, float eps, int64_t begin, int64_t end, Vectors vectors) {
    const bool wide = weightType == MiroFp32;
    switch (xType) {
    case MiroFp32:
        return rmsNormOf<float, float, float>(out, x, weight, length, eps, begin, end, vectors);
    case MiroBf16:
        return wide ? rmsNormOf<BFloat16, float, float>(out, x, weight, length, eps, begin, end, vectors)
                    : rmsNormOf<BFloat16, BFloat16, BFloat16>(out, x, weight, length, eps, begin, end, vectors);
    case MiroFp16:
        return wide ? rmsNormOf<Half, float, float>(out, x, weight, length, eps, begin, end, vectors)
                    : rmsNormOf<Half, Half, Half>(out, x, weight, length, eps, begin, end, vectors);
    }
}

void swiGlu(void* out, const void* packed, MiroElementType type, int64_t half, int64_t begin, int64_t end,
            Vectors vectors) {
    const auto typed = [&]<typename T>(const T* from) {
        run<SwiGlu<T>>(vectors, static_cast<T*>(out), from, half, begin, end);
    };
    switch (type) {
    case MiroFp32:
        return typed(static_cast<const float*>(packed));
    case MiroBf16:
        return typed(static_cast<const BFloat16*>(packed));
    case MiroFp16:
        return typed(static_cast<const Half*>(packed));
    }
}

void previewMap(uint8_t* bytes, float* floats, const float* latents, const float* matrix, const float* bias,
                int64_t channels, int64_t pixels, int64_t begin, int64_t end, Vectors vectors) {
    run<PreviewMap>(vectors, bytes, floats, latents, matrix, bias, channels, pixels, begin, end);
}

} // namespace miro::cpu
