// A batch from its plan to its pictures: encodes ahead, samples group after group, hands over to a BatchWriter. Private
// to the flow room: Painter::paintBatch() is the way in.
#pragma once

#include "flow/batch_writer.h"
#include "flow/draw_control.h"
#include "flow/loaded_generator.h"
#include "sample/sampler.h"

#include <functional>
#include <map>
#include <string>

namespace miro {

struct GenerateRequest;

// What a stopped run leaves in memory for the next one. A plain value.
struct BatchLeft {
    std::string fingerprint;                // of the plan
    std::map<int64_t, SampledGroup> groups; // sampled, not all of them kept; by group
    int64_t group = -1;                     // that was being sampled; -1: none
    std::string drawnBy;                    // see SampledGroup
    SampleState state;
};

// The model of a group, opened and with its number of threads set for the calling thread; it serves until the next
// call.
using ModelOpener = std::function<Result<LoadedGenerator*>(const GenerateRequest& what)>;

// What was measured of each model that was used, for estimates.
using TimesTaker = std::function<void(const GenerateRequest& what, const LoadedGenerator& loaded, const RunTimes&)>;

// Blocks; see Painter::paintBatch(). left: taken from and written to.
Result<BatchPaintOutcome> drawBatch(const BatchPaintRequest& request, BatchLeft& left, const ModelOpener& open,
                                    const TimesTaker& remember, DrawSink& sink, DrawControl& control,
                                    BatchKeeper& keeper);

} // namespace miro
