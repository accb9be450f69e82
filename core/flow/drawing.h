// The one way from a plan to pictures' latents: encodes, loads, samples group after group. `miro generate` and the
// window's Painter differ only in what becomes of each picture.
#pragma once

#include "flow/draw_control.h"
#include "flow/draw_events.h"
#include "flow/draw_plan.h"
#include "flow/live_scores.h"
#include "flow/loaded_generator.h"
#include "flow/run_times.h"

#include <functional>
#include <vector>

namespace miro {

// Pictures sampled at once: enough to fill a processor's vector units, few enough for its memory.
inline constexpr int64_t kUsualBatch = 4;

struct DrawOptions {
    std::vector<int64_t> alreadyDrawn; // pictures of the plan that are not wanted any more
    int64_t largestBatch = kUsualBatch;
    PreviewMethod previews = PreviewMethod::Auto;
    LiveScorer* live = nullptr;      // scores the previews; outlives the run; nullptr: nobody
    std::function<void()> freeOther; // memory of other work on the device, when there is too little; may be empty
};

struct DrawTally {
    int64_t pictures = 0;      // handed over
    int64_t skipped = 0;       // dropped by skip()
    bool stoppedEarly = false; // by stopAfterThis()
    RunTimes times;
};

// Takes picture `index` (counted from 0 among all of the plan) as latents (1, C, h, w). On the drawing thread; its
// errors end the run, but for Stopped after a skip.
using LatentsTaker = std::function<Result<void>(int64_t index, const Latents& latents, std::stop_token stop)>;

// Blocks. Stopped within a network block by control.stopNow(). When memory runs out, the group is begun again once with
// half as many pictures and all spare memory freed, and so are those after it; a second time is OutOfMemory. Stages
// told to the sink: "encode", "load", "sample" (steps times pictures), "decode" (pictures of the plan).
Result<DrawTally> drawPictures(LoadedGenerator& loaded, const DrawPlan& plan, const DrawOptions& options,
                               DrawSink& sink, DrawControl& control, const LatentsTaker& take);

} // namespace miro
