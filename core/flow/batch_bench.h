// How much faster a batch is than its prompts one by one, on this machine: pictures a second both ways, in one process,
// with the model loaded, every picture decoded, encoded as PNG and written to a file.
#pragma once

#include "base/device_choice.h"
#include "base/progress.h"
#include "base/result.h"
#include "flow/generate_request.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

class BatchPlan;

// Plain values without libtorch.
struct BatchBenchRequest {
    std::vector<std::filesystem::path> modelFolders;
    std::string model = kDefaultModel;
    std::string variant;
    DeviceChoice device;
    Precision precision = Precision::Auto;
    int64_t count = 64;  // pictures, each of a prompt of its own
    int64_t repeats = 3; // of both, in turn
    std::optional<int64_t> steps;
    int64_t groupSize = 0; // 0: a batch's own
};

struct BatchBenchReport {
    std::string device;
    std::string precision;
    std::string model;
    int64_t pictures = 0;
    int64_t steps = 0;
    int64_t groupSize = 0;
    double singleSeconds = 0; // of all pictures, the median of the repeats
    double batchSeconds = 0;
    double ratio = 0; // the median of the repeats' own
};

// The list that is drawn, for a plan: a prompt a line.
std::string batchBenchList(int64_t count);

// plan: of batchBenchList(), outlives the call. Blocks for a minute or so; files lie in the system's folder for
// temporary ones and are removed. Stages: "bench".
Result<BatchBenchReport> runBatchBench(const BatchBenchRequest& request, const BatchPlan& plan, ProgressSink& progress,
                                       std::stop_token stop);

} // namespace miro
