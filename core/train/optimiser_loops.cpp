#include "train/optimiser_loops.h"

#include "tensor/parallel.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace miro {
namespace {

// Sums are taken of pieces of this size and then added in order, so that threads do not change them.
constexpr int64_t kPiece = 4096;
constexpr int kSquareLanes = 8;

void updateMoments(const ParameterArrays& arrays, const MomentRates& rates, int64_t begin, int64_t end) {
    float* __restrict first = arrays.first;
    float* __restrict second = arrays.second;
    const float* __restrict gradient = arrays.gradient;
    for (int64_t i = begin; i < end; ++i) {
        first[i] = first[i] * rates.beta1 + gradient[i] * rates.rest1;
        second[i] = second[i] * rates.beta2 + gradient[i] * gradient[i] * rates.rest2;
    }
}

double squares(const float* values, int64_t begin, int64_t end) {
    double lanes[kSquareLanes] = {};
    int64_t i = begin;
    for (; i + kSquareLanes <= end; i += kSquareLanes)
        for (int lane = 0; lane < kSquareLanes; ++lane)
            lanes[lane] += static_cast<double>(values[i + lane]) * values[i + lane];
    for (int lane = 0; i + lane < end; ++lane)
        lanes[lane] += static_cast<double>(values[i + lane]) * values[i + lane];
    double sum = 0;
    for (const double lane : lanes)
        sum += lane;
    return sum;
}

template <typename Piece>
void forPieces(int64_t count, const Piece& piece) {
    parallelFor((count + kPiece - 1) / kPiece, 4, [&](int64_t from, int64_t to) {
        for (int64_t i = from; i < to; ++i)
            piece(i, i * kPiece, std::min(count, (i + 1) * kPiece));
    });
}

} // namespace

SquareSums lambStep(const ParameterArrays& arrays, const MomentRates& rates, float decay, float* step) {
    std::vector<SquareSums> sums(static_cast<size_t>((arrays.count + kPiece - 1) / kPiece));
    forPieces(arrays.count, [&](int64_t number, int64_t begin, int64_t end) {
        updateMoments(arrays, rates, begin, end);
        float* __restrict into = step;
        for (int64_t i = begin; i < end; ++i) {
            const float divisor = std::sqrt(arrays.second[i] / rates.secondBias) + rates.eps;
            into[i] = arrays.first[i] / rates.firstBias / divisor + decay * arrays.value[i];
        }
        sums[static_cast<size_t>(number)] = {squares(arrays.value, begin, end), squares(step, begin, end)};
    });
    SquareSums total;
    for (const SquareSums& piece : sums) {
        total.value += piece.value;
        total.step += piece.step;
    }
    return total;
}

void subtractScaled(float* value, const float* step, float rate, int64_t count) {
    forPieces(count, [&](int64_t, int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i)
            value[i] -= rate * step[i];
    });
}

void adamWStep(const ParameterArrays& arrays, const MomentRates& rates, float keep, float rate) {
    const float rootBias = std::sqrt(rates.secondBias);
    const float firstRate = rate / rates.firstBias;
    forPieces(arrays.count, [&](int64_t, int64_t begin, int64_t end) {
        updateMoments(arrays, rates, begin, end);
        for (int64_t i = begin; i < end; ++i) {
            const float divisor = std::sqrt(arrays.second[i]) / rootBias + rates.eps;
            arrays.value[i] = arrays.value[i] * keep - firstRate * (arrays.first[i] / divisor);
        }
    });
}

} // namespace miro
