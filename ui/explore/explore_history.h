// What the library knows around a picture before it is explored: its settings, where a morph may go from it, and what
// was explored of it before. Blocking: for the library's threads.
#pragma once

#include "job/explore_request.h"
#include "library/library.h"
#include "library/picture_facts.h"

#include <vector>

namespace miro {

struct EarlierExploration {
    JobRecord row;
    ExploreJob job;
};

struct OtherPicture {
    PictureRecord picture;
    PictureSettings settings;
};

struct ExploreSheet {
    PictureDetails details; // its metadata is empty
    PictureSettings settings;
    bool settingsKnown = false; // else prompt and seed alone
    std::vector<OtherPicture> others;
    std::vector<EarlierExploration> earlier; // newest first
};

// other: stands first among the others; 0: none. NotFound when the picture is gone.
Result<ExploreSheet> readExploreSheet(Library& library, PictureId id, PictureId other);

// Those of the picture, of the exploration that drew it, and of the same prompt; newest first.
Result<std::vector<EarlierExploration>> explorationsOf(Library& library, const PictureDetails& details);

// The job kind's payload. Corrupt, Usage.
Result<ExploreJob> explorationOf(const JobRecord& row);

} // namespace miro
