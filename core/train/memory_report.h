// How much memory a fine-tuning (kind "taste") takes, computed from a network's sizes before anything is loaded: every
// tensor of the step is counted, in the order in which it comes and goes. What a matrix library keeps for itself, the
// program's code and samples that are read ahead are not in it.
#pragma once

#include "base/device_choice.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

class TrainConfig; // train/train_config.h
struct RinConfig;  // model/rin_config.h

struct MemoryQuestion {
    int64_t rank = 8;         // of the adapter's pairs
    int64_t rows = 8;         // samples whose gradients are computed at once
    bool severalRows = false; // an update has more than these: their gradients wait
    int64_t textTokens = 77;
    Precision precision = Precision::Fp32; // of products
    bool checkpointing = false;            // activations are computed twice
    bool anchored = true;                  // each row is asked twice (flow_loss.h), not once
};

struct MemoryPart {
    std::string key;  // "base"
    std::string what; // for people
    int64_t bytes = 0;
};

struct MemoryReport {
    std::vector<MemoryPart> parts;  // base, adapter, optimiser, average, gradients, inputs, activations, workspace
    std::vector<MemoryPart> layers; // what each layer keeps for the backward pass, in order; in "activations"
    int64_t total() const;
    int64_t of(const std::string& key) const; // of a part; 0: there is none
};

// Any thread.
MemoryReport tasteMemory(const RinConfig& base, const MemoryQuestion& question);

// Of a run of that config. Usage for another kind; what its model's config.json says can be wrong.
Result<MemoryReport> memoryOfRun(const TrainConfig& config);

} // namespace miro
