// What a sampling run tells its host while it runs. Core declares the sink, the host implements it.
#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>

namespace miro {

struct StepEvent {
    int64_t step = 0;   // the one just done, counted from the run's first, 0
    int64_t total = 0;  // of the run, which is shorter with a start picture
    float gamma = 0;    // reached by it: 1 is data
    double seconds = 0; // that the step took
    at::Tensor x0; // (N, C, h, w) fp32 on the sampling device: the estimate of the finished latents. Undefined unless
                   // wantsEstimate(); the sampler reuses its memory in the next step: copy what you keep
};

class StepSink {
public:
    virtual ~StepSink() = default;

    // Asked before each step; false costs nothing. Never changes the picture.
    virtual bool wantsEstimate(int64_t /*step*/) { return false; }

    // On the sampling thread, which waits: must return quickly and must not throw.
    virtual void stepDone(const StepEvent& event) = 0;
};

} // namespace miro
