// The scorers that come with the starter, for windows in which something can be scored.
#pragma once

#include "tests/ui/studio_rig.h"

namespace miro {

// Before the models are read.
inline void installScorers(const StudioRig& rig) {
    for (const char* name : {"clip", "pick", "aesthetic", "question"})
        fs::create_directory_symlink(fs::path(MIRO_SOURCE_DIR) / "models" / "starter" / name,
                                     rig.models / "starter" / name);
}

} // namespace miro
