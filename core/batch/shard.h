// One of N equal parts of a batch, for many machines.
#pragma once

#include "base/environment_variables.h"

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

class BatchPlan;

struct Shard {
    int64_t index = 0; // from 0
    int64_t count = 1;
    bool operator==(const Shard&) const = default;
};

// "I/N", I from 0 to N - 1. Usage.
Result<Shard> parseShard(const std::string& text);

// From Slurm's array variables (SLURM_ARRAY_TASK_ID, _MIN, _COUNT, _STEP), else from torchrun's RANK and WORLD_SIZE;
// the whole where neither is set. Usage names the variable that makes no sense.
Result<Shard> shardFromEnvironment(const EnvironmentLookup& variable);

// Whole groups, ascending; the shards' costs differ by little (groupCost), and each group is in exactly one.
std::vector<int64_t> groupsOfShard(const BatchPlan& plan, Shard shard);

} // namespace miro
