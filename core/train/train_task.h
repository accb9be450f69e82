// What one kind of training learns: a network's parameters, what a step adds to their gradients, how good it is on
// held-out samples, and the files it becomes. Everything else - order of steps, optimiser, clipping, average, learning
// rate, checkpoints, metrics, several processes - is the loop's (train_loop.h), once for all kinds.
#pragma once

#include "base/result.h"
#include "train/parameter_store.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace miro {

// Named numbers in the order in which they are shown.
using TrainNumbers = std::vector<std::pair<std::string, double>>;

// Rows of one step's batch: [first, first + count) of `of`, over all processes and micro-batches.
struct TrainRows {
    int64_t step = 0;
    int64_t first = 0;
    int64_t count = 0;
    int64_t of = 0;
    double scale = 1;         // of the loss in the backward pass (loss_scale.h); gradients.h sees to it
    bool mayOverflow = false; // a loss that is not finite skips the step in place of ending the run

    bool accept(double loss) const { return mayOverflow || std::isfinite(loss); }
};

// Owned by the loop; one thread at a time (its data may come from threads of its own). libtorch's exceptions are caught
// by the loop.
class TrainTask {
public:
    virtual ~TrainTask() = default;

    // In a fixed order, under the names of the state. The tensors are the network's own.
    virtual const std::vector<TrainParameter>& parameters() const = 0;
    // What is saved with them and never moved.
    virtual std::map<std::string, at::Tensor> constants() const { return {}; }

    // Adds the gradients of these rows, each weighted 1 / rows.of, and returns the means of what is measured over the
    // rows, "loss" (what is minimised) first. Which samples they are and every random number is a function of the seed
    // and rows alone. Failed when the loss is not one that rows accept, naming the sample. Stopped.
    virtual Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) = 0;

    // How good the parameters are as they stand (the loop puts the averages in their place), on held-out samples with
    // draws that are the same every time: the first number is the one that "best" goes by, less is better.
    virtual Result<TrainNumbers> heldOut(std::stop_token stop) = 0;

    // Called after a resume, before the first accumulate: steps that are done, so that loading threads begin there.
    virtual Result<void> startAt(int64_t step) = 0;

    // Writes what is trained, with the parameters as they stand, in the layout that this program loads. All or nothing.
    virtual Result<void> exportTo(const std::filesystem::path& folder) = 0;

    // How long accumulate() has waited for data so far, in seconds.
    virtual double waited() const { return 0; }

    // What was measured of the pictures that samplesTo() drew last; empty: nothing.
    virtual TrainNumbers sampleNumbers() const { return {}; }

    // Pictures (or other files) to look at, with the parameters as they stand; kinds without any do nothing.
    virtual Result<void> samplesTo(const std::filesystem::path& folder, std::stop_token stop) {
        (void)folder;
        (void)stop;
        return {};
    }
};

} // namespace miro
