// When a fine-tuning in the background may work: limits that an artist sets, and the machine as it is. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>

namespace miro {

struct FinetuneLimits {
    double hours = 0.3;        // of work altogether
    bool onlyWhenIdle = false; // nobody has used the program or asked it for anything for kIdleSeconds
    bool onlyOnMains = false;  // not while the machine runs on its battery
    double memoryGb = 0;       // of this program's memory; 0: any
};

inline constexpr double kIdleSeconds = 120;

struct MachineState {
    bool onMains = true;
    double idleSeconds = std::numeric_limits<double>::infinity();
    int64_t memoryBytes = 0; // of this process
};

// Why work has to wait; empty: it may go on. A word of "idle", "mains", "memory", as progress stages and the window's
// texts name it.
std::string heldBy(const FinetuneLimits& limits, const MachineState& machine);

// Whether a mains adapter says that it is on, or no battery says that it is discharging. supplies: where Linux tells of
// them (Documentation/ABI/testing/sysfs-class-power); machines without such files run on mains.
bool runsOnMains(const std::filesystem::path& supplies = "/sys/class/power_supply");

} // namespace miro
