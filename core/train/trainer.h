// One training run's state and its step: network, optimiser, average of the weights, and the number of steps, from
// which every random number follows. Data loading, files of a run and what is shown of it are the caller's.
#pragma once

#include "base/device_choice.h"
#include "train/ema.h"
#include "train/flow_loss.h"
#include "train/lr_schedule.h"
#include "train/optimiser.h"

#include <filesystem>
#include <span>
#include <stop_token>

namespace miro {

struct TrainerSettings {
    uint64_t seed = 0;
    int64_t batchRows = 1024; // of one step, over all processes and micro-batches
    LearningRate learningRate;
    OptimiserSettings optimiser;
    double clip = 2; // 0: never
    double averageDecay = 0.9999;
    bool averageWarmUp = true;
    Precision precision = Precision::Fp32; // or Bf16
};

struct StepReport {
    int64_t step = 0; // which, from 0
    double loss = 0;  // what is minimised
    double raw = 0;   // the mean squared error
    double logvar = 0;
    double gradientNorm = 0; // before clipping
    double learningRate = 0;
};

// Owned by the run; one thread at a time.
class FlowTrainer {
public:
    // Usage for settings that cannot be.
    static Result<std::unique_ptr<FlowTrainer>> create(std::unique_ptr<RinNetwork> network, FlowSetting setting,
                                                       TrainerSettings settings);

    // One update. batches: this process's rows in order, in micro-batches whose gradients add up; firstRow: the first
    // one's number among the step's rows. Failed when the loss is not finite, naming the sample: then nothing has
    // moved. Stopped between micro-batches.
    Result<StepReport> step(std::span<const TrainBatch> batches, int64_t firstRow = 0, std::stop_token stop = {});

    // Called once a step between the gradients and their clipping: adds them up over the processes.
    void setReduction(std::function<Result<void>(const std::vector<TrainParameter>&)> reduce) {
        m_reduce = std::move(reduce);
    }

    // The loss of a held-out batch with the averaged weights, with draws that depend on `round` only: comparable from
    // step to step.
    Result<FlowLoss> heldOutLoss(const TrainBatch& batch, uint64_t round);

    // All that a run needs to go on bit for bit, in one file that appears complete or not at all. extra: the caller's
    // own (where the data loader stands), under names without a dot.
    Result<void> save(const std::filesystem::path& file, const std::map<std::string, std::string>& extra = {}) const;
    // Corrupt for a file of another network; Usage when the seed or the batch differ, which would not go on but begin
    // something else. Returns what `extra` was. After an error the trainer holds parts of two runs: make another.
    Result<std::map<std::string, std::string>> resume(const std::filesystem::path& file);

    // What a published model.safetensors holds, with the averaged weights (or those of the last step).
    std::map<std::string, at::Tensor> published(bool averaged = true) const;

    int64_t stepsDone() const { return m_steps; }
    const RinNetwork& network() const { return *m_network; }
    const TrainerSettings& settings() const { return m_settings; }

private:
    FlowTrainer(std::unique_ptr<RinNetwork> network, FlowSetting setting, TrainerSettings settings);
    Result<void> accumulate(const TrainBatch& batch, int64_t firstRow, StepReport& report);
    Error notFinite(const TrainBatch& batch, const FlowLoss& loss, int64_t firstRow) const;

    std::unique_ptr<RinNetwork> m_network;
    FlowSetting m_setting;
    TrainerSettings m_settings;
    std::unique_ptr<Optimiser> m_optimiser;
    ParameterAverage m_average;
    std::function<Result<void>(const std::vector<TrainParameter>&)> m_reduce;
    int64_t m_steps = 0;
};

} // namespace miro
