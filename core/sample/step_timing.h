// Times the network and its steps, for `miro bench` and for comparison with the published package.
#pragma once

#include "model/rin.h"

#include <stop_token>
#include <vector>

namespace miro {

struct Timing {
    std::string what; // "conditioning", "guided_evaluation", "plain_evaluation", "sampler_step"
    int64_t repeats = 0;
    double median = 0; // seconds
    double minimum = 0;
    double maximum = 0;
};

// The released network's sizes (0.36 B parameters) with its seven rewards.
RinConfig publishedRinConfig();

// One picture, 77 text tokens of which 20 are real, as tests/bench/published_step.py does it: conditioning (once a
// generation), an evaluation of both branches, of one branch, and a guided step of a short run. One unmeasured call
// precedes each. Stopped between calls.
Result<std::vector<Timing>> timeSteps(const Rin& rin, int64_t repeats, std::stop_token stop = {});

// Of this process, in bytes; 0 where the system does not tell.
int64_t residentMemory();

} // namespace miro
