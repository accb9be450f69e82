// Between two settings. Private to the batch room.
#pragma once

#include "base/generation_settings.h"

namespace miro {

// from at 0, to at 1. Targets and other numbers move in a straight line, whole ones rounded; of what has no middle
// (texts, choices, a reward that is left out on one side, keyframes) the nearer end's is taken, to's in the middle. A
// target that only one side names stands on the other at its usual place (1, negative 0). Different seeds move on the
// sphere of noise, as a variation does, unless one side is a variation already. count is 1.
GenerationSettings blendOf(const GenerationSettings& from, const GenerationSettings& to, double position);

} // namespace miro
