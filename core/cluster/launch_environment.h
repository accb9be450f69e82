// Which process of how many this one is, and where they meet: from the variables that torchrun or Slurm's srun gives
// each process it starts. Plain values: any thread.
#pragma once

#include "base/environment_variables.h"

#include <string>

namespace miro {

struct LaunchEnvironment {
    int64_t rank = 0; // from 0
    int64_t processes = 1;
    int64_t localRank = 0;           // among those of its machine: which GPU
    std::string masterAddress;       // where the process of rank 0 runs: a name or an address
    int64_t masterPort = 0;          // its port there
    bool launcherKeepsStore = false; // torchrun's agent listens there already

    bool alone() const { return processes == 1; }
    bool operator==(const LaunchEnvironment&) const = default;
};

// torchrun's RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR and MASTER_PORT; else, in a step that srun started,
// SLURM_PROCID, SLURM_NTASKS, SLURM_LOCALID and the first machine of SLURM_NODELIST, with a port that follows from the
// job's number, unless MASTER_ADDR and MASTER_PORT say otherwise; else alone. Usage names the variable that makes no
// sense.
Result<LaunchEnvironment> launchEnvironment(const EnvironmentLookup& variable);

// The first machine of a list as Slurm writes them: "gpu[03-07,12]" is gpu03. Usage.
Result<std::string> firstHost(const std::string& list);

} // namespace miro
