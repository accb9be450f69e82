// How a fine-tuned version was proven, as it is shown. Plain values without libtorch: any thread, any room above.
#pragma once

#include "taste/intervals.h"

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

// What happened to something else: the mean over the pictures of the proof, drawn without the version and with it.
struct TasteEffect {
    std::string scorer; // or "diversity", "accuracy"
    double before = 0;
    double after = 0;
};

// How a version was proven: duels won against the model without it, and against its known sliders fitted to the artist.
struct TasteProof {
    struct Against {
        int64_t wins = 0, losses = 0, same = 0;
        double rate = 0.5;
        Interval interval;
    };
    int asked = 0;
    bool over = false;
    bool won = false;
    Against base, sliders;
    Share heldOut;                    // choices kept back, foretold rightly
    std::vector<TasteEffect> effects; // the other rewards
};

} // namespace miro
