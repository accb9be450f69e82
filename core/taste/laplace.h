// Laplace's approximation of what choices say about the weights of a Bradley-Terry model (Bradley & Terry 1952) with a
// Gaussian prior: the most probable weights by Newton's method, the normal distribution around them, and the evidence
// for the prior (MacKay 1992). With as many features as an encoder has, and fewer choices, all is computed in the n x n
// form (Rasmussen & Williams 2006, algorithms 3.1 and 3.2); with more choices, among the weights. Curvature is
// Fisher's, which stays positive where answers lapse. Values; any thread.
#pragma once

#include "taste/taste_pairs.h"

namespace miro {

struct LaplaceFit {
    at::Tensor utilities; // (n): most probable left - right of each pair, in logits
    at::Tensor weights;   // (features): score = row . weights
    at::Tensor dual;      // (n): weights = prior covariance * rows^T * dual; undefined in the other form
    at::Tensor roots;     // (n): of the curvatures
    at::Tensor factor;    // lower Cholesky factor of I + roots K roots, (n, n), or of I + Z^T W Z, (features, features)
    double logEvidence = 0;
    int steps = 0; // of Newton's method
};

struct LaplaceOptions {
    double tolerance = 1e-6; // the last step changed no utility by more
    int maxSteps = 100;
};

// pairs: at least one. start: of the same prior and pairs, of which the last ones may be new. Failed when the numbers
// are too large to factor.
Result<LaplaceFit> fitLaplace(const TastePairs& pairs, const TastePrior& prior, const LaplaceFit* start = nullptr,
                              const LaplaceOptions& options = {});

// The posterior's variance of row . w for each of rows (m, features).
at::Tensor laplaceVariances(const LaplaceFit& fit, const TastePairs& pairs, const TastePrior& prior,
                            const at::Tensor& rows);

// P(left is chosen) of a utility that is normal with this mean and variance (MacKay 1992, "The evidence framework
// applied to classification networks"), lapses included.
double moderatedProbability(double mean, double variance, double lapse);

} // namespace miro
