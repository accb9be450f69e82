#include "cluster/launch_environment.h"

#include <fmt/format.h>
#include <string_view>

namespace miro {
namespace {

constexpr double kMostProcesses = 100'000;
constexpr double kMostPort = 65'535;
// Ports for jobs that name none: below those that systems hand out by themselves.
constexpr int64_t kFirstPort = 20'000;
constexpr int64_t kPorts = 12'000;
constexpr const char* kLaunch = "start the processes with torchrun or srun";

Result<int64_t> numberOf(const EnvironmentLookup& variable, const char* name, const char* because, double minimum,
                         double maximum) {
    return variableNumber(variable, name, because, minimum, maximum, kLaunch);
}

Result<int64_t> numberOr(const EnvironmentLookup& variable, const char* name, double maximum, int64_t otherwise) {
    if (!variable(name))
        return otherwise;
    return numberOf(variable, name, name, 0, maximum);
}

std::string textOf(const EnvironmentLookup& variable, const char* name) {
    const char* text = variable(name);
    return text ? text : "";
}

Result<void> checkRank(const LaunchEnvironment& launch, const char* rank, const char* processes) {
    if (launch.rank < launch.processes)
        return {};
    return usageError(fmt::format("{} is {} and {} is {}; the processes count from 0 to {}: {}", rank, launch.rank,
                                  processes, launch.processes, launch.processes - 1, kLaunch));
}

Result<LaunchEnvironment> fromTorchrun(const EnvironmentLookup& variable) {
    LaunchEnvironment launch;
    MIRO_TRY(launch.processes, numberOf(variable, "WORLD_SIZE", "RANK", 1, kMostProcesses));
    MIRO_TRY(launch.rank, numberOf(variable, "RANK", "WORLD_SIZE", 0, kMostProcesses));
    MIRO_CHECK_OK(checkRank(launch, "RANK", "WORLD_SIZE"));
    MIRO_TRY(launch.localRank, numberOr(variable, "LOCAL_RANK", kMostProcesses, launch.rank));
    if (launch.alone())
        return launch;
    launch.masterAddress = textOf(variable, "MASTER_ADDR");
    if (launch.masterAddress.empty())
        return usageError(fmt::format("the variable WORLD_SIZE is {} and MASTER_ADDR is not set: {}, or name the "
                                      "machine of the process with rank 0",
                                      launch.processes, kLaunch));
    MIRO_TRY(launch.masterPort, numberOf(variable, "MASTER_PORT", "MASTER_ADDR", 1, kMostPort));
    launch.launcherKeepsStore = textOf(variable, "TORCHELASTIC_USE_AGENT_STORE") == "True";
    return launch;
}

// The list of the step's machines; older versions of Slurm set the last name only.
Result<std::string> machineOfFirst(const EnvironmentLookup& variable) {
    for (const char* name : {"SLURM_STEP_NODELIST", "SLURM_JOB_NODELIST", "SLURM_NODELIST"})
        if (const std::string list = textOf(variable, name); !list.empty()) {
            const auto host = firstHost(list);
            return host.ok() ? host : host.error().within(name);
        }
    return usageError("the variable SLURM_PROCID is set and SLURM_NODELIST is not: start the processes with srun, or "
                      "set MASTER_ADDR");
}

Result<LaunchEnvironment> fromSlurm(const EnvironmentLookup& variable, const char* count) {
    LaunchEnvironment launch;
    MIRO_TRY(launch.processes, numberOf(variable, count, "SLURM_PROCID", 1, kMostProcesses));
    MIRO_TRY(launch.rank, numberOf(variable, "SLURM_PROCID", count, 0, kMostProcesses));
    MIRO_CHECK_OK(checkRank(launch, "SLURM_PROCID", count));
    MIRO_TRY(launch.localRank, numberOr(variable, "SLURM_LOCALID", kMostProcesses, 0));
    if (launch.alone())
        return launch;
    launch.masterAddress = textOf(variable, "MASTER_ADDR");
    if (launch.masterAddress.empty()) {
        MIRO_TRY(launch.masterAddress, machineOfFirst(variable));
    }
    MIRO_TRY(launch.masterPort, numberOr(variable, "MASTER_PORT", kMostPort, 0));
    if (launch.masterPort == 0) {
        MIRO_TRY(const int64_t job, numberOf(variable, "SLURM_JOB_ID", "SLURM_PROCID", 0, 1e15));
        MIRO_TRY(const int64_t step, numberOr(variable, "SLURM_STEP_ID", 1e15, 0));
        launch.masterPort = kFirstPort + (job * 16 + step) % kPorts;
    }
    return launch;
}

} // namespace

Result<LaunchEnvironment> launchEnvironment(const EnvironmentLookup& variable) {
    if (variable("RANK") || variable("WORLD_SIZE"))
        return fromTorchrun(variable);
    // A job's batch script has the number of its tasks, too, and is one process.
    const bool step = variable("SLURM_STEP_ID") || variable("SLURM_STEP_NUM_TASKS") || !variable("SLURM_JOB_ID");
    if (!variable("SLURM_PROCID") || !step)
        return LaunchEnvironment{};
    for (const char* count : {"SLURM_STEP_NUM_TASKS", "SLURM_NTASKS"})
        if (variable(count))
            return fromSlurm(variable, count);
    return LaunchEnvironment{};
}

Result<std::string> firstHost(const std::string& list) {
    std::string host;
    size_t at = 0;
    while (at < list.size() && list[at] != ',') {
        if (list[at] != '[') {
            host += list[at++];
            continue;
        }
        const size_t end = list.find(']', at);
        if (end == std::string::npos)
            break;
        const std::string ranges = list.substr(at + 1, end - at - 1);
        host += ranges.substr(0, ranges.find_first_of("-,"));
        at = end + 1;
    }
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:";
    if (host.empty() || (at < list.size() && list[at] != ',') || host.find_first_not_of(kPlain) != std::string::npos)
        return usageError(fmt::format("'{}' is no list of machines such as gpu[03-07,12]", oneLine(list, 80)));
    return host;
}

} // namespace miro
