// Scores pictures of the library: reads their files, asks the scorers for what is missing, hands it to the host.
#pragma once

#include "job/queued_work.h"

#include <functional>
#include <string>
#include <vector>

namespace miro {

struct ScoreWish {
    std::vector<PictureId> pictures;
    std::vector<std::string> scorers; // keys of context.scorers.present()
    bool again = false;               // also where the same version has scored already
    bool named = false;               // somebody asked for just these: one that is broken is an error
};

struct ScoreTally {
    int64_t pictures = 0; // dealt with: scored now or before, gone, or unreadable
    int64_t unreadable = 0;
    std::string problem;       // of the first unreadable one; one line
    bool stoppedEarly = false; // by stopAfterThis(), between two calls of the scorers
};

// On the compute thread. dealtWith: told after each call how many pictures need no more. A file that cannot be read is
// no error; it is tried again the next time. Stopped within a network block; what was handed over before stays.
Result<ScoreTally> scorePictures(const WorkContext& context, const ScoreWish& wish,
                                 const std::function<void(int64_t)>& dealtWith);

} // namespace miro
