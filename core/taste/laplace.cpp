#include "taste/laplace.h"

#include "taste/intervals.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

const double* data(const at::Tensor& tensor) {
    return tensor.const_data_ptr<double>();
}

// Log likelihood of answers, its slope and its curvature (Fisher's) at utilities.
struct Likelihood {
    double log = 0;
    at::Tensor slopes;
    at::Tensor curvatures;
};

Likelihood likelihoodAt(const TastePairs& pairs, double lapse, const at::Tensor& utilities) {
    Likelihood all;
    all.slopes = at::empty_like(utilities);
    all.curvatures = at::empty_like(utilities);
    double* slope = all.slopes.mutable_data_ptr<double>();
    double* curvature = all.curvatures.mutable_data_ptr<double>();
    for (size_t i = 0; i < pairs.size(); ++i) {
        const double f = data(utilities)[i], y = pairs.outcomes()[i], weight = pairs.weights()[i];
        const double s = logistic(f), t = logistic(-f); // 1 - s without cancellation
        const double p = lapse / 2 + (1 - lapse) * s, q = lapse / 2 + (1 - lapse) * t;
        const double dp = (1 - lapse) * s * t;
        all.log += weight * ((y > 0 ? y * std::log(p) : 0) + (y < 1 ? (1 - y) * std::log(q) : 0));
        // y - p = y q - (1 - y) p
        const double ratio = std::max(p * q, 1e-300);
        slope[i] = weight * dp * (y * q - (1 - y) * p) / ratio;
        curvature[i] = std::max(weight * dp * dp / ratio, 1e-12);
    }
    return all;
}

Result<at::Tensor> choleskyOf(const at::Tensor& matrix) {
    auto [factor, info] = at::linalg_cholesky_ex(matrix);
    if (info.item<int>() != 0)
        return Error{ErrorCode::Failed, "the choices' numbers are too large to learn from: measure the pictures again"};
    return factor;
}

at::Tensor withOneOnDiagonal(at::Tensor matrix) {
    matrix.diagonal().add_(1);
    return matrix;
}

double logDeterminant(const at::Tensor& factor) {
    return 2 * factor.diagonal().log().sum().item<double>();
}

// The two forms of Newton's method; a position is dual (n) or scaled weights (features).
struct Form {
    const TastePairs& pairs;
    bool dual;
    at::Tensor kernel; // (n, n) of the dual form
    at::Tensor scaled; // (n, features) of the other

    Form(const TastePairs& all, const TastePrior& prior) : pairs(all), dual(all.dual()) {
        if (dual)
            kernel = all.kernel(prior);
        else
            scaled = all.rows() * all.deviations(prior);
    }

    at::Tensor utilities(const at::Tensor& position) const {
        return dual ? at::mv(kernel, position) : at::mv(scaled, position);
    }

    // Minus the log of the prior, without its constant.
    double penalty(const at::Tensor& position, const at::Tensor& utilities) const {
        return (dual ? position.dot(utilities) : position.dot(position)).item<double>() / 2;
    }

    Result<at::Tensor> factor(const at::Tensor& roots) const {
        if (!dual) {
            const at::Tensor weighted = scaled * roots.unsqueeze(1);
            return choleskyOf(withOneOnDiagonal(at::matmul(weighted.t(), weighted)));
        }
        return choleskyOf(withOneOnDiagonal((kernel * roots.unsqueeze(1)).mul_(roots.unsqueeze(0))));
    }

    at::Tensor next(const at::Tensor& utilities, const Likelihood& here, const at::Tensor& roots,
                    const at::Tensor& factor) const {
        const at::Tensor b = here.curvatures * utilities + here.slopes;
        if (!dual)
            return at::cholesky_solve(at::mv(scaled.t(), b).unsqueeze(1), factor).squeeze(1);
        const at::Tensor right = roots * at::mv(kernel, b);
        return b - roots * at::cholesky_solve(right.unsqueeze(1), factor).squeeze(1);
    }
};

Result<LaplaceFit> fitted(const TastePairs& pairs, const TastePrior& prior, const LaplaceFit* start,
                          const LaplaceOptions& options) {
    const Form form(pairs, prior);
    const auto n = static_cast<int64_t>(pairs.size());
    at::Tensor position = at::zeros({form.dual ? n : form.scaled.size(1)}, at::kDouble);
    if (start && form.dual && start->dual.defined())
        position.narrow(0, 0, start->dual.size(0)).copy_(start->dual);
    else if (start && !form.dual) {
        const at::Tensor deviations = pairs.deviations(prior);
        position = at::where(deviations > 0, start->weights / deviations, 0.0);
    }
    LaplaceFit fit;
    at::Tensor utilities = form.utilities(position);
    Likelihood here = likelihoodAt(pairs, prior.lapse, utilities);
    double value = here.log - form.penalty(position, utilities);
    for (double change = 1; fit.steps < options.maxSteps && change > options.tolerance; ++fit.steps) {
        fit.roots = here.curvatures.sqrt();
        MIRO_TRY(fit.factor, form.factor(fit.roots));
        const at::Tensor wanted = form.next(utilities, here, fit.roots, fit.factor);
        // The whole step, or the largest half of a half of it that makes things better.
        bool better = false;
        for (double part = 1; part > 1e-4 && !better; part /= 2) {
            const at::Tensor there = at::lerp(position, wanted, part), seen = form.utilities(there);
            Likelihood next = likelihoodAt(pairs, prior.lapse, seen);
            const double worth = next.log - form.penalty(there, seen);
            if (worth < value - 1e-9 * (1 + std::abs(value)) || std::isnan(worth))
                continue;
            better = true;
            change = (seen - utilities).abs().max().item<double>();
            position = there;
            utilities = seen;
            here = std::move(next);
            value = worth;
        }
        if (!better)
            break;
    }
    fit.utilities = utilities;
    fit.logEvidence = value - logDeterminant(fit.factor) / 2;
    const at::Tensor deviations = pairs.deviations(prior);
    if (form.dual) {
        fit.dual = position;
        fit.weights = at::mv(pairs.rows().t(), position) * deviations.square();
    } else
        fit.weights = position * deviations;
    return fit;
}

} // namespace

Result<LaplaceFit> fitLaplace(const TastePairs& pairs, const TastePrior& prior, const LaplaceFit* start,
                              const LaplaceOptions& options) {
    return guardTorch("learning from choices", [&] { return fitted(pairs, prior, start, options); });
}

at::Tensor laplaceVariances(const LaplaceFit& fit, const TastePairs& pairs, const TastePrior& prior,
                            const at::Tensor& rows) {
    const at::Tensor scaled = rows * pairs.deviations(prior);
    if (!fit.dual.defined())
        return at::linalg_solve_triangular(fit.factor, scaled.t().contiguous(), false).square().sum(0);
    const at::Tensor own = scaled.square().sum(1);
    const at::Tensor crossing = at::matmul(pairs.rows() * pairs.deviations(prior), scaled.t()); // (n, m)
    const at::Tensor known =
        at::linalg_solve_triangular(fit.factor, crossing * fit.roots.unsqueeze(1), false).square().sum(0);
    return (own - known).clamp_min(0);
}

double moderatedProbability(double mean, double variance, double lapse) {
    const double kappa = 1 / std::sqrt(1 + std::numbers::pi * variance / 8);
    return lapse / 2 + (1 - lapse) * logistic(kappa * mean);
}

} // namespace miro
