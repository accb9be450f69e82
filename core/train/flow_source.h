// Where the flow's samples come from: shards in a run, made-up ones in tests and benchmarks.
#pragma once

#include "train/train_batch.h"
#include "train/train_task.h"

namespace miro {

// Owned by the task; one thread at a time.
class FlowSource {
public:
    virtual ~FlowSource() = default;

    // rows.count samples, a function of rows alone.
    virtual Result<TrainBatch> rows(const TrainRows& rows, std::stop_token stop) = 0;

    // Samples that are never trained on, the same each time; none: nothing is held out.
    virtual Result<std::vector<TrainBatch>> heldOut(std::stop_token /*stop*/) { return std::vector<TrainBatch>(); }

    // What the held-out samples' pictures show, in their order.
    virtual Result<std::vector<std::string>> heldOutCaptions() { return std::vector<std::string>(); }

    virtual Result<void> startAt(int64_t /*step*/) { return {}; }
    virtual double waited() const { return 0; }
};

} // namespace miro
