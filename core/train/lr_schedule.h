// The learning rate over a run: a linear warm-up, then a part of a cosine. A value.
#pragma once

#include "base/result.h"

#include <cstdint>

namespace miro {

struct LearningRate {
    double peak = 1e-3;
    int64_t warmupSteps = 5000;
    int64_t totalSteps = 500'000;
    double cosinePart = 0.8; // of half a turn: 0.8 ends at 9.5 % of the peak, 1 at zero

    // Of update number `step`, counted from 0, so a warm-up's first update moves nothing; the last one's beyond the
    // end.
    double at(int64_t step) const;

    // Usage: a warm-up that is not shorter than the run, a peak that is not above 0, a part outside [0, 1].
    Result<void> check() const;
};

} // namespace miro
