#include "train/lapped_fit.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <array>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

constexpr int64_t kColours = 3;
constexpr int64_t kSolverSteps = 12; // of conjugate gradients, a round
constexpr double kRidge = 1e-10;     // of a matrix's mean diagonal
constexpr std::array<double, 2> kSigns = {1, -1};

// Halves of a side that is `even` = 1 its own mirror image, = -1 the negative of it: from the whole and back. Both keep
// lengths.
at::Tensor folded(const at::Tensor& values, int64_t dim, double even) {
    const int64_t half = values.size(dim) / 2;
    const at::Tensor first = values.narrow(dim, 0, half), second = values.narrow(dim, half, half).flip(dim);
    return first.add(second, even).mul_(std::numbers::sqrt2 / 2);
}

at::Tensor unfolded(const at::Tensor& half, int64_t dim, double even) {
    return at::cat({half, half.flip(dim) * even}, dim) * (std::numbers::sqrt2 / 2);
}

// Without what roundings have left of the other symmetries. kernels (C, 3 * side * side).
at::Tensor symmetrised(const at::Tensor& kernels, const at::Tensor& mirror, int64_t side) {
    at::Tensor whole = kernels.view({-1, kColours, side, side});
    for (const int64_t dim : {2, 3})
        whole = (whole + whole.flip(dim) * mirror.select(1, dim - 2).view({-1, 1, 1, 1})) / 2;
    return whole.flatten(1);
}

// Where the pixels of the middle place, and of the four patches of 2 s x 2 s that reach into it, stand in a window.
struct WindowParts {
    at::Tensor middle;
    std::array<at::Tensor, 4> patches; // begins at row 0 or s, column 0 or s
    std::array<at::Tensor, 4> shares;  // which pixels of that patch lie in the middle

    explicit WindowParts(int64_t s) {
        const at::Tensor window = at::arange(kColours * 9 * s * s, at::kLong).view({kColours, 3 * s, 3 * s});
        const at::Tensor patch = at::arange(kColours * 4 * s * s, at::kLong).view({kColours, 2 * s, 2 * s});
        middle = window.narrow(1, s, s).narrow(2, s, s).flatten();
        for (int64_t i = 0; i < 4; ++i) {
            const int64_t row = i / 2 * s, column = i % 2 * s;
            patches[static_cast<size_t>(i)] = window.narrow(1, row, 2 * s).narrow(2, column, 2 * s).flatten();
            shares[static_cast<size_t>(i)] = patch.narrow(1, s - row, s).narrow(2, s - column, s).flatten();
        }
    }
};

// The principal components of a patch under a sine window, each of one symmetry.
struct FirstKernels {
    at::Tensor analysis; // (C, 3, 2 s, 2 s)
    at::Tensor mirror;   // (C, 2)
};

Result<FirstKernels> firstKernels(const at::Tensor& patchMoments, int64_t stride, int64_t values) {
    const int64_t side = 2 * stride;
    const at::Tensor sine =
        at::sin((at::arange(side, at::kDouble) + 0.5) * (std::numbers::pi / static_cast<double>(side)));
    const at::Tensor window =
        (sine.view({side, 1}) * sine.view({1, side})).expand({kColours, side, side}).reshape({-1});
    const at::Tensor weighted =
        (patchMoments * window.view({-1, 1}) * window.view({1, -1})).view({kColours, side, side, kColours, side, side});
    std::vector<at::Tensor> found, lengths, mirrors;
    for (const double rows : kSigns)
        for (const double columns : kSigns) {
            at::Tensor part = folded(folded(weighted, 1, rows), 2, columns);
            part = folded(folded(part, 4, rows), 5, columns).reshape({kColours * stride * stride, -1});
            const auto [squares, vectors] = at::linalg_eigh((part + part.t()) / 2);
            const at::Tensor halves = vectors.t().reshape({-1, kColours, stride, stride});
            found.push_back(unfolded(unfolded(halves, 2, rows), 3, columns));
            lengths.push_back(squares);
            mirrors.push_back(at::tensor({rows, columns}, at::kDouble).expand({squares.size(0), 2}));
        }
    const auto [squares, order] = at::cat(lengths).sort(-1, true);
    if (values > squares.size(0) || !(squares[values - 1].item<double>() > 1e-9 * squares[0].item<double>()))
        return usageError("the pictures hold less than the codec has values: give more pictures, or less values");
    const at::Tensor chosen = order.narrow(0, 0, values);
    const at::Tensor kernels = at::cat(found).index_select(0, chosen) * window.view({1, kColours, side, side});
    return FirstKernels{kernels, at::cat(mirrors).index_select(0, chosen)};
}

// Minimises the expected squared error of a middle place's pixels. Rows of analysis: kernels over a patch's pixels.
class AlternatingFit {
public:
    AlternatingFit(const at::Tensor& moments, int64_t stride, double noise)
        : m_parts(stride), m_moments(moments), m_noise(noise * noise) {
        for (size_t i = 0; i < 4; ++i) {
            const at::Tensor rows = moments.index_select(0, m_parts.patches[i]);
            for (size_t j = 0; j < 4; ++j)
                m_patches[i][j] = rows.index_select(1, m_parts.patches[j]).contiguous();
            m_crossings[i] = rows.index_select(1, m_parts.middle).contiguous();
        }
    }

    const at::Tensor& patchMoments() const { return m_patches[0][0]; }

    // The best (C, middle pixels) for each of the four patches.
    std::array<at::Tensor, 4> synthesisOf(const at::Tensor& analysis) const {
        const int64_t values = analysis.size(0);
        at::Tensor square = at::empty({4 * values, 4 * values}, at::kDouble);
        std::vector<at::Tensor> crossing;
        for (size_t i = 0; i < 4; ++i) {
            for (size_t j = 0; j < 4; ++j)
                square.narrow(0, static_cast<int64_t>(i) * values, values)
                    .narrow(1, static_cast<int64_t>(j) * values, values)
                    .copy_(at::matmul(at::matmul(analysis, m_patches[i][j]), analysis.t()));
            crossing.push_back(at::matmul(analysis, m_crossings[i]));
        }
        // Each latent's noise is independent of everything else: it adds to the diagonal alone.
        square.diagonal().add_(square.diagonal().clone() * m_noise + square.diagonal().mean() * kRidge);
        const auto parts = at::linalg_solve(square, at::cat(crossing)).chunk(4);
        return {parts[0], parts[1], parts[2], parts[3]};
    }

    // A better analysis for that synthesis: some steps of conjugate gradients on the normal equations.
    at::Tensor improved(at::Tensor analysis, const std::array<at::Tensor, 4>& synthesis) const {
        std::array<std::array<at::Tensor, 4>, 4> overlaps;
        at::Tensor wanted = at::zeros_like(analysis), noise = at::zeros({analysis.size(0), 1}, at::kDouble);
        for (size_t i = 0; i < 4; ++i) {
            for (size_t j = 0; j < 4; ++j)
                overlaps[i][j] = at::matmul(synthesis[i], synthesis[j].t());
            wanted += at::matmul(synthesis[i], m_crossings[i].t());
            noise += overlaps[i][i].diagonal().unsqueeze(1) * m_noise;
        }
        const auto applied = [&](const at::Tensor& kernels) {
            at::Tensor sum = noise * at::matmul(kernels, patchMoments());
            for (size_t j = 0; j < 4; ++j)
                for (size_t i = 0; i < 4; ++i)
                    sum += at::matmul(overlaps[i][j], at::matmul(kernels, m_patches[j][i]));
            return sum;
        };
        at::Tensor rest = wanted - applied(analysis), direction = rest.clone(), length = rest.square().sum();
        for (int64_t step = 0; step < kSolverSteps; ++step) {
            const at::Tensor image = applied(direction);
            const at::Tensor far = length / (direction * image).sum();
            analysis = analysis + direction * far;
            rest = rest - image * far;
            const at::Tensor next = rest.square().sum();
            direction = rest + direction * (next / length);
            length = next;
        }
        // Only the product of both kernels is determined.
        return analysis / (at::matmul(analysis, patchMoments()) * analysis).sum(1, true).sqrt();
    }

    at::Tensor kernelsOf(const std::array<at::Tensor, 4>& synthesis) const {
        at::Tensor kernels = at::zeros({synthesis[0].size(0), patchMoments().size(0)}, at::kDouble);
        for (size_t i = 0; i < 4; ++i)
            kernels.index_copy_(1, m_parts.shares[i], synthesis[i]);
        return kernels;
    }

private:
    WindowParts m_parts;
    at::Tensor m_moments;
    double m_noise;                                     // of a latent's variance
    std::array<std::array<at::Tensor, 4>, 4> m_patches; // patch by patch
    std::array<at::Tensor, 4> m_crossings;              // patch by middle
};

} // namespace

LappedMoments::LappedMoments(int64_t stride, at::Tensor mean) : m_stride(stride), m_mean(std::move(mean)) {
    const int64_t part = kColours * (3 * stride / 2) * (3 * stride / 2);
    m_sums = at::zeros({4, part, part}, at::kDouble);
}

void LappedMoments::add(const at::Tensor& pixels, const at::Tensor& weights) {
    const int64_t side = 3 * m_stride;
    const at::Tensor beyond = mirroredBeyond(pixels - m_mean.view({1, -1, 1, 1}), side / 2);
    at::Tensor windows = at::im2col(beyond, {side, side}, {1, 1}, {0, 0}, {m_stride, m_stride});
    // The middle place of the first and the last window is half beyond the edge: what is seen of it counts once.
    const at::Tensor rows = at::ones({pixels.size(2) / m_stride + 1}),
                     columns = at::ones({pixels.size(3) / m_stride + 1});
    for (const at::Tensor& ends : {rows, columns}) {
        ends[0] *= 0.5;
        ends[-1] *= 0.5;
    }
    const at::Tensor shares = at::outer(rows, columns).view({1, 1, -1});
    windows = windows * (weights.view({-1, 1, 1}) * shares).sqrt();
    windows = windows.view({pixels.size(0), kColours, side, side, -1});
    int64_t which = 0;
    for (const double evenRows : kSigns)
        for (const double evenColumns : kSigns) {
            const at::Tensor part =
                folded(folded(windows, 2, evenRows), 3, evenColumns).flatten(1, 3).transpose(0, 1).flatten(1);
            m_sums.select(0, which++).add_(at::matmul(part, part.t()));
        }
    m_weight += (weights.sum() * shares.sum()).item<double>();
}

at::Tensor LappedMoments::matrix() const {
    const int64_t half = 3 * m_stride / 2, size = kColours * 4 * half * half;
    at::Tensor matrix = at::zeros({size, size}, at::kDouble);
    int64_t which = 0;
    for (const double rows : kSigns)
        for (const double columns : kSigns) {
            at::Tensor part = m_sums.select(0, which++).view({kColours, half, half, kColours, half, half});
            part = unfolded(unfolded(part, 1, rows), 2, columns);
            matrix += unfolded(unfolded(part, 4, rows), 5, columns).reshape({size, size});
        }
    return matrix / m_weight;
}

Result<LappedLinearCodec::Tensors> fitLapped(const LappedMoments& moments, const LappedFitOptions& options,
                                             std::stop_token stop) {
    return guardTorch("fitting the codec", [&]() -> Result<LappedLinearCodec::Tensors> {
        at::NoGradGuard fitting;
        const int64_t side = 2 * moments.stride();
        const AlternatingFit fit(moments.matrix(), moments.stride(), options.noise);
        MIRO_TRY(const FirstKernels first, firstKernels(fit.patchMoments(), moments.stride(), options.values));
        at::Tensor analysis = first.analysis.flatten(1);
        std::array<at::Tensor, 4> synthesis = fit.synthesisOf(analysis);
        for (int64_t round = 0; round < options.rounds; ++round) {
            if (stop.stop_requested())
                return stoppedError();
            analysis = symmetrised(fit.improved(analysis, synthesis), first.mirror, side);
            synthesis = fit.synthesisOf(analysis);
        }
        const std::vector<int64_t> shape{options.values, kColours, side, side};
        return LappedLinearCodec::Tensors{analysis.reshape(shape).to(at::kFloat),
                                          fit.kernelsOf(synthesis).reshape(shape).to(at::kFloat), moments.mean(),
                                          at::ones({options.values}, at::kFloat), first.mirror.to(at::kFloat)};
    });
}

at::Tensor latentScale(const LappedMoments& moments, const at::Tensor& analysis, double deviation) {
    const int64_t s = moments.stride();
    const at::Tensor patch = WindowParts(s).patches[0];
    const at::Tensor square = moments.matrix().index_select(0, patch).index_select(1, patch);
    const at::Tensor rows = analysis.detach().flatten(1).to(at::kDouble);
    const at::Tensor variances = (at::matmul(rows, square) * rows).sum(1);
    return (deviation / variances.sqrt()).to(at::kFloat);
}

} // namespace miro
