// Settings that stand inside a prompt: <reward aesthetic:0.5>, <negative-reward clip:none>, <param[Steps]:20>. Private
// to the batch room.
#pragma once

#include "base/generation_settings.h"

#include <string>

namespace miro {

struct DynamicTarget {
    std::string tag; // "reward", "negative-reward", "param"
    std::string name;
    std::string value;
};

// Goes over what is there. param names a setting by its key or its label, in any letter case, or a reward. Usage: a
// name that is unknown, a value that is not valid, a setting that only a whole line can have.
Result<void> applyTarget(const DynamicTarget& target, GenerationSettings& settings, bool& hasSeed);

} // namespace miro
