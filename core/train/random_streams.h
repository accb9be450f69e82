// Every random number of a training run, each a pure function of (seed, purpose, step, row). So a run that goes on
// after a kill, with other micro-batches or with another number of processes draws what it would have drawn: nothing
// but the seed and the step is state. Stateless: any thread.
#pragma once

#include "base/seeded_random.h"

#include <ATen/core/Tensor.h>
#include <string_view>
#include <vector>

namespace miro {

// What the numbers are for. The values are part of every run's results: never renumber.
enum class RandomPurpose : uint64_t {
    Weights = 1,
    LatentNoise = 2, // of the autoencoder's mean and std
    Noise = 3,       // what the picture is mixed with
    Time = 4,
    TextDrop = 5,
    SelfCondition = 6,
    RewardDrop = 7,
    Caption = 8, // original or synthetic
    Order = 9,   // of samples and shards
    HeldOut = 10,
    Sample = 11,  // periodic pictures
    Partner = 12, // the other picture of a comparison
    HardText = 13,
    RewardsDrop = 14, // all of a sample's
    UsualRewards = 15,
};

// A stream of its own. row counts over the whole batch of all processes.
SeededRandom randomStream(uint64_t seed, RandomPurpose purpose, uint64_t step, uint64_t row = 0);

// A number for a name, for streams of named things (tensors, shards); FNV-1a.
uint64_t nameNumber(std::string_view name);

// Standard normal, fp32, on the CPU; shape in the order of memory.
at::Tensor normalTensor(SeededRandom stream, const std::vector<int64_t>& shape);

// (rows, ...): row i from the stream of rows[i].
at::Tensor normalRows(uint64_t seed, RandomPurpose purpose, uint64_t step, const std::vector<int64_t>& rows,
                      const std::vector<int64_t>& rowShape);

} // namespace miro
