// A training run as a job: the config's file becomes a run in a folder.
#pragma once

#include "base/device_choice.h"
#include "base/param_spec.h"
#include "job/job.h"
#include "train/memory_report.h"
#include "train/train_sink.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

struct TrainRequest {
    std::filesystem::path config;         // empty when resuming: the run's own
    std::vector<std::string> assignments; // KEY=VALUE over it
    std::filesystem::path folder;
    bool resume = false;
    bool exportOnly = false; // the newest checkpoint's model, no step
    DeviceChoice device;
    int64_t threads = 0; // 0: all
};

// What a config may say, for help texts and forms.
struct TrainKindInfo {
    std::string key;
    std::string summary;
    std::vector<ParamSpec> settings;
};
const std::vector<ParamSpec>& trainSettings(); // of every kind
std::vector<TrainKindInfo> trainKindInfos();

// What a run of that config would take; nothing is begun. folder is not used.
Result<MemoryReport> trainingMemory(const TrainRequest& request);

class TrainRunJob {
public:
    // sink outlives the job.
    TrainRunJob(TrainRequest request, TrainSink& sink) : m_request(std::move(request)), m_sink(sink) {}

    // Blocks to the end. Where the run's model lies; empty in the processes after the first, which write nothing. What
    // train_loop.h says can fail.
    Result<std::filesystem::path> run(std::stop_token stop);

private:
    TrainRequest m_request;
    TrainSink& m_sink;
};

} // namespace miro
