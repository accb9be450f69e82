// What the library keeps of a batch beside its pictures: how far it is, what failed, how long each took. Plain values:
// any thread.
#pragma once

#include "library/job_record.h"
#include "library/picture_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// One row of the list of batches. It stays when the queue forgets the job.
struct BatchRecord {
    JobId id;
    std::string name;
    std::optional<int64_t> album; // none: no picture yet, or somebody deleted it
    int64_t created = 0;          // milliseconds since 1970, UTC
    int64_t total = 0;            // pictures of its plan; 0: not planned yet
    int64_t done = 0;             // drawn, also those that were deleted since
    int64_t failed = 0;
    int64_t rejected = 0; // drawn, and left out of the album by best-of
    double seconds = 0;   // that its pictures took, all together
    bool tryOut = false;
    std::string fingerprint; // BatchPlan::fingerprint()
};

struct BatchFailure {
    int64_t index = 0; // BatchPicture::index
    int64_t line = 0;  // of the list, from 1
    std::string prompt;
    std::string message; // one line
};

// One picture of a batch that was drawn or failed.
struct BatchItem {
    int64_t index = 0;                // BatchPicture::index
    int64_t entry = 0;                // BatchPicture::entry: candidates of one prompt have the same
    std::optional<PictureId> picture; // none: it failed, or was deleted for good
    bool inBin = false;
    std::string failure; // one line; empty: it was drawn
    double seconds = 0;  // its share of its group's time
    bool kept = true;    // false: best-of left it out of the album, or has not chosen yet
    bool decided = true; // false: best-of has not chosen yet
};

} // namespace miro
