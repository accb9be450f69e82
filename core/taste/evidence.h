// The prior that choices themselves speak for: the scales of the feature groups and the lapse rate with the largest
// evidence (MacKay 1992), times what is believed about them beforehand, so that a few choices do not make wild ones.
#pragma once

#include "taste/laplace.h"

namespace miro {

// Scales are looked for among these, group by group until nothing gets better, as if no answer lapsed: then the
// likelihood has one peak and Laplace's approximation holds. With lapses, its evidence is far too kind to large scales
// (whoever answers surely or lapses tells no curvature). The lapse rate is chosen at those scales. Evidence of many
// pairs is that of kEvidencePairs of them, evenly spread: by then it says the same.
inline constexpr size_t kEvidencePairs = 300;
inline constexpr std::array<double, 8> kTasteScales{0.125, 0.25, 0.5, 1, 2, 4, 8, 16};
inline constexpr std::array<double, 6> kTasteLapses{0, 0.05, 0.1, 0.2, 0.35, 0.5};

// What a prior is worth before any choice, in logs: scales are about 1.5, within a factor of 4 or so; lapses are rare.
double logBelief(const TastePrior& prior);

// start: where the search begins. Deterministic. pairs may be empty: the start, then.
Result<TastePrior> evidencePrior(const TastePairs& pairs, const TastePrior& start = {});

} // namespace miro
