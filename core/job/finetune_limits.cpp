#include "job/finetune_limits.h"

#include <fstream>

namespace miro {
namespace {

namespace fs = std::filesystem;

std::string firstWord(const fs::path& file) {
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

} // namespace

std::string heldBy(const FinetuneLimits& limits, const MachineState& machine) {
    if (limits.onlyOnMains && !machine.onMains)
        return "mains";
    if (limits.onlyWhenIdle && machine.idleSeconds < kIdleSeconds)
        return "idle";
    if (limits.memoryGb > 0 && static_cast<double>(machine.memoryBytes) > limits.memoryGb * 1e9)
        return "memory";
    return {};
}

bool runsOnMains(const fs::path& supplies) {
    bool discharging = false;
    std::error_code error;
    for (fs::directory_iterator supply(supplies, error), end; !error && supply != end; supply.increment(error)) {
        const std::string type = firstWord(supply->path() / "type");
        if ((type == "Mains" || type == "USB") && firstWord(supply->path() / "online") == "1")
            return true;
        // The batteries of mice and keyboards are not the machine's.
        if (type == "Battery" && firstWord(supply->path() / "scope") != "Device")
            discharging = discharging || firstWord(supply->path() / "status") == "Discharging";
    }
    return !discharging;
}

} // namespace miro
