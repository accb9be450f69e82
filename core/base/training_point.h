// How far a training run is, as a value without libtorch: any thread, any room.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace miro {

// Named numbers in the order in which they are shown.
using NamedNumbers = std::vector<std::pair<std::string, double>>;

// One update that is done, one look at held-out samples, or one set of pictures that were drawn.
struct TrainingPoint {
    int64_t step = 0;             // updates done
    int64_t of = 0;               // of the whole run; 0: not known
    NamedNumbers numbers;         // of the update, "loss" first; empty: the point tells of held-out samples alone
    NamedNumbers heldOut;         // on samples that it never learns from; empty: nobody looked here
    bool best = false;            // no earlier look was better
    NamedNumbers scores;          // means over the pictures, SCORER_at_1 and SCORER_at_0: with all targets there
    bool sampled = false;         // pictures were drawn
    double secondsLeft = -1;      // below 0: not known
    double samplesPerSecond = -1; // the same

    bool operator==(const TrainingPoint&) const = default;
};

} // namespace miro
