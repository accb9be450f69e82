// The sampler: text and targets and seeds to latents, by the rules of the published one (constant, linear and limited
// guidance, self-conditioning kept apart for both branches).
#pragma once

#include "model/rin.h"
#include "sample/step_plan.h"
#include "sample/step_sink.h"
#include "tensor/latents.h"

#include <stop_token>

namespace miro {

struct SampleRequest {
    TextCondition prompt;                 // one row for all pictures, or one a picture
    TextCondition unconditional;          // one row (see unconditionalText); unused when nothing is guided
    GenerationSettings settings;          // as resolveSettings() fills them
    std::vector<uint64_t> seeds;          // one a picture; each picture's noise is its own stream
    std::vector<uint64_t> variationSeeds; // one a picture, where settings.variation is above 0
    at::Tensor start;                     // (N, C, h, w) instead of the seeds' noise, or undefined
    at::Tensor picture;           // (1, C, h, w): latents to begin from, mixed with the noise at the run's first gamma;
                                  // goes with settings.startPicture, whose file is not read here
    std::string solver = "euler"; // a key of solvers()

    // What pictures of one run may differ in. One a picture; empty: the settings' go for all, and no bit differs from a
    // run without these.
    std::vector<RewardTargets> positive;
    std::vector<RewardTargets> negative;
    std::vector<double> guidance; // the scale

    bool mustBeFinite = true; // false: pictures whose latents are not finite are given as they are
};

// Where a run is, between two steps: it goes on from here to the same bits as a run that nothing has disturbed. Empty
// before the first step. Its tensors may be moved to another device in between.
struct SampleState {
    at::Tensor x;        // (N, C, h, w) fp32
    at::Tensor positive; // (N, latents, D) fp32: the positive branch's last latents
    at::Tensor negative; // the same of the negative branch; undefined: not evaluated yet
    int64_t next = 0;    // the step to take, counted from the run's first

    bool empty() const { return !x.defined(); }
};

// (N, C, h, w) fp32 on the CPU. Blocks the calling thread for the whole run. Steps whose weight is 0 evaluate the
// positive branch alone: it keeps its latents; the negative branch keeps those of its own last evaluation, zeros before
// the first. Whether and how sink listens never changes a bit. On a CPU a requested stop takes effect at the next
// network block; on a GPU, where a guided step is one recorded graph, at the next step. Usage (targets outside [0, 1],
// unknown rewards, shapes that differ from the model's), Stopped, OutOfMemory, Failed (the latents are not finite).
// state: kept up to date after each step; one that is not empty is gone on from: it belongs to an equal request.
Result<Latents> sampleLatents(const Rin& rin, const SampleRequest& request, StepSink* sink = nullptr,
                              std::stop_token stop = {}, SampleState* state = nullptr);

} // namespace miro
