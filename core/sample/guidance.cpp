#include "sample/guidance.h"

namespace miro {

Guidance Guidance::of(const GenerationSettings& settings) {
    Guidance guidance;
    guidance.type = settings.guidanceType;
    guidance.scale = settings.guidance.value_or(0);
    guidance.steps = settings.steps.value_or(1);
    guidance.first = settings.guidanceStart.value_or(0);
    guidance.last = settings.guidanceEnd.value_or(guidance.steps - 1);
    return guidance;
}

double Guidance::weight(int64_t step) const {
    if (step < first || step > last)
        return 0;
    if (type == GuidanceType::Linear)
        return 2 * scale * (static_cast<double>(step) / static_cast<double>(steps));
    return scale;
}

} // namespace miro
