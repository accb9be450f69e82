// Finds the kernels of a LappedLinearCodec that restore pictures with the least squared error. Everything that the
// error depends on are the second moments of windows of 3 x 3 places' pixels: they are gathered once, and then the
// kernels are found by solving for one of the two while the other stands still (alternating least squares).
#pragma once

#include "decode/lapped_linear.h"

#include <stop_token>

namespace miro {

// Of pictures and their mirror images, which makes each kernel its own mirror image up to the sign. One thread.
class LappedMoments {
public:
    // Of places of stride x stride pixels. mean (3): taken off first.
    LappedMoments(int64_t stride, at::Tensor mean);

    // pixels (N, 3, H, W), multiples of the stride; weights (N): how much each picture counts.
    void add(const at::Tensor& pixels, const at::Tensor& weights);

    // (3 * 3 s * 3 s) squared, fp64, in the order colour, row, column.
    at::Tensor matrix() const;

    int64_t stride() const { return m_stride; }
    const at::Tensor& mean() const { return m_mean; }

private:
    int64_t m_stride;
    at::Tensor m_mean;
    at::Tensor m_sums; // (4, n, n) fp64: of windows that are even or odd in each direction, which do not mix
    double m_weight = 0;
};

struct LappedFitOptions {
    int64_t values = 16;
    int64_t rounds = 20;
    // What latents are expected to be wrong by, as a part of their deviation, each for itself. Without it kernels come
    // out that leave no error in true latents and make glaring stripes of what a generator is a little unsure of:
    // neighbours have to agree to a hundredth.
    double noise = 0;
};

// Starts from the principal components of windowed pixels. The scale is left at 1. The same moments give the same
// kernels. Stopped; Usage when the pictures hold less than that many values.
Result<LappedLinearCodec::Tensors> fitLapped(const LappedMoments& moments, const LappedFitOptions& options,
                                             std::stop_token stop = {});

// What latents have to be multiplied by to have that deviation in each channel: (C). analysis: (C, 3, 2 s, 2 s).
at::Tensor latentScale(const LappedMoments& moments, const at::Tensor& analysis, double deviation);

} // namespace miro
