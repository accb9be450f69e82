#include "job/train_run_job.h"

#include "base/files.h"
#include "base/json.h"
#include "tensor/device.h"
#include "train/process_memory.h"
#include "train/train_loop.h"
#include "train/training_group.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>

namespace miro {
namespace {

Result<TrainConfig> configOf(const TrainRequest& request) {
    if (request.config.empty() && !request.resume)
        return usageError(
            "there is no config; write its file behind the verb: miro train config.json --output-dir DIR");
    const std::filesystem::path file = request.config.empty() ? request.folder / "config.json" : request.config;
    MIRO_TRY(const nlohmann::json json, readJsonFile(file));
    return TrainConfig::make(json, oneLine(file.string()), folderOf(file), request.assignments);
}

// Of the processes after the first, which would say the same.
class QuietSink : public TrainSink {
public:
    void note(const std::string&) override {}
};

TrainingGroupSettings groupSettings(const TrainConfig& config, at::Device device) {
    const auto milliseconds = [&](const char* key) {
        return std::chrono::milliseconds(static_cast<int64_t>(config.real(key) * 1000));
    };
    TrainingGroupSettings settings;
    settings.group.device = device;
    settings.group.joinLimit = milliseconds("join-seconds");
    settings.group.watch.silence = milliseconds("lost-seconds");
    settings.bucketBytes = static_cast<int64_t>(config.real("bucket-mb") * (1 << 20));
    return settings;
}

// The whole run of one process of the group.
Result<std::filesystem::path> trainIn(TrainingGroup& group, const TrainConfig& config, TrainLoopOptions options,
                                      TrainSink& sink, const std::stop_token& stop) {
    const bool trains = !options.exportOnly;
    options.rank = group.rank();
    options.processes = group.size();
    options.device = group.device();
    options.reduction = group.reduction();
    MIRO_TRY(const auto loop, TrainLoop::create(config, std::move(options), sink, stop));
    if (trains)
        MIRO_CHECK_OK(group.start(loop->task().parameters(), loop->stepsDone()));
    MIRO_CHECK_OK(loop->run(stop));
    return group.first() ? loop->folder().model() : std::filesystem::path();
}

} // namespace

const std::vector<ParamSpec>& trainSettings() {
    return commonTrainSettings();
}

std::vector<TrainKindInfo> trainKindInfos() {
    std::vector<TrainKindInfo> infos;
    for (const TrainKind& kind : trainKinds().entries())
        infos.push_back({kind.key, kind.summary, kind.settings});
    return infos;
}

Result<MemoryReport> trainingMemory(const TrainRequest& request) {
    MIRO_TRY(const TrainConfig config, configOf(request));
    return memoryOfRun(config);
}

Result<std::filesystem::path> TrainRunJob::run(std::stop_token stop) {
    initialiseTorch();
    keepFreedMemory();
    if (m_request.folder.empty())
        return usageError("there is no folder for the run; give one with --output-dir");
    MIRO_TRY(const TrainConfig config, configOf(m_request));
    MIRO_TRY(const ComputePlan plan, planCompute(m_request.device, Precision::Fp32));
    if (m_request.threads > 0)
        at::set_num_threads(static_cast<int>(m_request.threads));
    TrainLoopOptions options;
    options.folder = m_request.folder;
    options.resume = m_request.resume;
    options.exportOnly = m_request.exportOnly;
    const TrainingGroupSettings settings = groupSettings(config, plan.device);
    MIRO_TRY(const auto group, options.exportOnly ? TrainingGroup::join({}, settings, stop)
                                                  : TrainingGroup::fromEnvironment(settings, stop));
    QuietSink quiet;
    const auto model = trainIn(*group, config, std::move(options), group->first() ? m_sink : quiet, stop);
    group->leave(model.ok() ? Result<void>() : Result<void>(model.error()));
    return model;
}

} // namespace miro
