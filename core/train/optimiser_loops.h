// One pass over memory for what an optimiser does to a parameter on a CPU; libtorch's operations would take a dozen.
// Plain arrays, any thread; results do not depend on the number of threads.
#pragma once

#include <cstdint>

namespace miro {

struct MomentRates {
    float beta1 = 0;
    float beta2 = 0;
    float rest1 = 1; // 1 - beta, rounded once
    float rest2 = 1;
    float eps = 0;
    float firstBias = 1;  // 1 - beta1^n
    float secondBias = 1; // 1 - beta2^n
};

struct ParameterArrays {
    float* value = nullptr;
    const float* gradient = nullptr;
    float* first = nullptr;
    float* second = nullptr;
    int64_t count = 0;
};

struct SquareSums {
    double value = 0;
    double step = 0;
};

// Updates the moments and writes the step of LAMB: (first / bias) / (sqrt(second / bias) + eps) + decay * value.
SquareSums lambStep(const ParameterArrays& arrays, const MomentRates& rates, float decay, float* step);

// value -= rate * step.
void subtractScaled(float* value, const float* step, float rate, int64_t count);

// Updates the moments and the value as AdamW does; keep: what the decay leaves of the value.
void adamWStep(const ParameterArrays& arrays, const MomentRates& rates, float keep, float rate);

} // namespace miro
