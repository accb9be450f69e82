// The base's known sliders, fitted to an artist as well as they can be: the constant targets whose pictures the
// personal reward likes best. What a slider does to a picture is not what it says, so that the weights of rewards are
// only where the search begins: the host measures. Pure functions: any thread.
#pragma once

#include "taste/taste_model.h"

#include <functional>
#include <vector>

namespace miro {

// The best target of each reward if pictures had the scores that are asked for: 1 where more is liked, 0 where less; of
// a weight whose sign is not sure, the mean of both: the probability that it is above 0.
std::vector<double> targetsFromWeights(const std::vector<RewardWeight>& weights);

// The mean personal score of pictures drawn with these targets (the same prompts and seeds each time).
using MeasureTargets = std::function<Result<double>(const std::vector<double>& targets)>;

struct SliderFitOptions {
    int most = 24;      // measurements
    double step = 0.25; // sliders are tried at multiples of this
};

struct SliderFit {
    std::vector<double> targets;
    double score = 0; // as measured
    int measured = 0; // how many targets were
};

// Begins at the best of: usual (the targets that the program starts with), targetsFromWeights(), and its corner; then
// moves one slider at a time by a step, those with the surest weights first, while that measures better. Deterministic.
// Errors are the measurement's. usual: one of 0 to 1 a weight.
Result<SliderFit> fitSliders(const std::vector<RewardWeight>& weights, const std::vector<double>& usual,
                             const MeasureTargets& measure, const SliderFitOptions& options = {});

} // namespace miro
