// The numbers of a comparison: metrics of a judged set of pictures, their spread over seeds, differences of paired runs
// with an interval, and where a curve passes a level. Plain functions: any thread.
#pragma once

#include "eval/controlled_result.h"

#include <utility>

namespace miro {

inline constexpr const char* kAccuracy = "accuracy";
inline constexpr const char* kDiversity = "diversity";

// "accuracy", "accuracy:two_object", "diversity" or a reward; nothing where no prompt has it. The mean of the
// categories' means, so that each counts the same.
std::optional<double> metricOf(const LookResult& look, const std::string& metric);

struct Spread {
    int64_t count = 0;
    double mean = 0;
    double deviation = 0; // of the sample (n - 1); 0 for one value
};
Spread spreadOf(const std::vector<double>& values);

// A run's set beside that of the run it is compared with, of the same seed.
using LookPair = std::pair<const LookResult*, const LookResult*>;

struct PairedDifference {
    std::vector<double> each; // a seed each
    double mean = 0;
    double low = 0; // of the 95 % interval
    double high = 0;
};
// first - second. The interval is a bootstrap's over both things that chance has decided: each round draws seeds with
// replacement and, inside each category, prompts with replacement, the same for all seeds; it reaches from the 2.5th to
// the 97.5th percentile of the rounds' means. Only prompts count that all pairs have. Nothing without any.
std::optional<PairedDifference> pairedDifference(const std::vector<LookPair>& pairs, const std::string& metric,
                                                 uint64_t seed, int64_t rounds);

// points: (samples, value), rising. Where the line through them is first at the level or above; the first point where
// it begins there; nothing where it never is.
std::optional<double> crossingOf(const std::vector<std::pair<double, double>>& points, double level);

} // namespace miro
