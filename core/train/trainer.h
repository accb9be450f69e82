// One training run's state and its step, for every kind of network: optimiser, average of the weights, and the number
// of steps, from which every random number follows. The gradients are the task's; files of a run and what is shown of
// it are the loop's (train_loop.h).
#pragma once

#include "train/ema.h"
#include "train/loss_scale.h"
#include "train/lr_schedule.h"
#include "train/optimiser.h"
#include "train/train_task.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>

namespace miro {

struct TrainerSettings {
    uint64_t seed = 0;
    int64_t batchRows = 1024; // of one step, over all processes and micro-batches
    int64_t microRows = 0;    // whose gradients are computed at once; 0: all of this process's
    int64_t rank = 0;         // of `processes`; each takes its part of the batch's rows
    int64_t processes = 1;
    LearningRate learningRate;
    OptimiserSettings optimiser;
    double clip = 2; // 0: never
    double averageDecay = 0.9999;
    bool averageWarmUp = true;
    std::optional<LossScaleSettings> lossScale; // for fp16
};

struct StepReport {
    int64_t step = 0;        // which, from 0
    TrainNumbers numbers;    // of the whole batch, "loss" first; with a loss scale, that and how many were skipped
    double gradientNorm = 0; // before clipping
    double learningRate = 0;
    bool skipped = false; // too large for fp16: nothing has moved but the loss scale and the number of steps

    double number(const std::string& name) const; // NaN: there is none
};

// What several processes do together at each step; empty functions: there is one.
struct TrainReduction {
    std::function<void()> begin;
    std::function<void()> beforeLast; // the backward pass of the last micro-batch
    // Adds gradients and sums (this process's share of each number) up over the processes. own: how this one's part
    // went; an error of one is the answer for all, and the step is not taken.
    std::function<Result<void>(const Result<void>& own, TrainNumbers& sums)> end;
};

// This process's rows of a step, in micro-batches, in order.
std::vector<TrainRows> rowsOfStep(const TrainerSettings& settings, int64_t step);

// Owned by the run; one thread at a time.
class Trainer {
public:
    // task outlives the trainer. Usage for settings that cannot be.
    static Result<std::unique_ptr<Trainer>> create(TrainTask& task, TrainerSettings settings);

    // One update. The task's error (Failed when a loss is not finite), Failed for gradients that are not finite (in
    // fp16 once the loss scale is at its lowest), Stopped between micro-batches: then nothing has moved. Called again
    // after a stop it goes on behind the micro-batches that are done, unless several processes share the step.
    Result<StepReport> step(std::stop_token stop = {});

    void setReduction(TrainReduction reduction) { m_reduction = std::move(reduction); }

    // With the averaged weights in the parameters' place.
    Result<TrainNumbers> heldOut(std::stop_token stop = {});
    Result<void> withAverages(const std::function<Result<void>()>& work);

    // All that a run needs to go on bit for bit, in one file that appears complete or not at all. extra: the caller's
    // own, under names without a dot.
    Result<void> save(const std::filesystem::path& file, const std::map<std::string, std::string>& extra = {}) const;
    // Corrupt for a file of another network; Usage when the seed or the batch differ, which would not go on but begin
    // something else. Returns what `extra` was. After an error the trainer holds parts of two runs: make another.
    Result<std::map<std::string, std::string>> resume(const std::filesystem::path& file);

    const ParameterAverage& average() const { return m_average; }
    const std::optional<LossScale>& lossScale() const { return m_scale; }
    int64_t stepsDone() const { return m_steps; }
    const TrainerSettings& settings() const { return m_settings; }

private:
    Trainer(TrainTask& task, TrainerSettings settings);
    Result<void> accumulate(const std::stop_token& stop);
    Result<void> move(StepReport& report);
    void forgetParts();

    TrainTask& m_task;
    TrainerSettings m_settings;
    std::unique_ptr<Optimiser> m_optimiser;
    ParameterAverage m_average;
    TrainReduction m_reduction;
    std::optional<LossScale> m_scale;
    int64_t m_steps = 0;
    size_t m_partsDone = 0; // micro-batches of the step that is not finished
    TrainNumbers m_sums;    // of these
};

} // namespace miro
