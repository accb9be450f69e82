// Classifier-free guidance: v = v(s+, prompt) * (1 + w) - v(s-, empty prompt) * w.
#pragma once

#include "base/generation_settings.h"

namespace miro {

// How strongly each step of a run is guided. A plain value.
struct Guidance {
    GuidanceType type = GuidanceType::Constant;
    double scale = 0;
    int64_t steps = 1;
    int64_t first = 0; // guided steps, counted from 0, both inclusive
    int64_t last = 0;

    // From settings that resolveSettings() has filled.
    static Guidance of(const GenerationSettings& settings);

    // w of that step; 0 where the positive branch alone is evaluated. Linear: 2 * scale * step / steps.
    double weight(int64_t step) const;
};

} // namespace miro
