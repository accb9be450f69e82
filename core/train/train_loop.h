// A training run from its config to its model: the order of steps, looks at held-out samples, checkpoints, metrics,
// samples and the export, for every kind of training (train_kinds.h).
#pragma once

#include "train/event_file.h"
#include "train/run_folder.h"
#include "train/train_kinds.h"
#include "train/train_sink.h"
#include "train/trainer.h"

namespace miro {

struct TrainLoopOptions {
    std::filesystem::path folder;
    bool resume = false;
    bool exportOnly = false; // no step: the newest checkpoint's model
    at::Device device = at::kCPU;
    int64_t rank = 0; // the first process alone writes
    int64_t processes = 1;
    TrainReduction reduction;
    const Registry<ScorerMaker>* scorers = nullptr; // for tests: see TrainContext
};

// Made once a run, used on one thread.
class TrainLoop {
public:
    // Makes the task, and takes up the newest checkpoint when resuming. Usage, Corrupt, DiskFull; what
    // the kind says of its data. Nothing but what a kind works out once is written before the first step.
    static Result<std::unique_ptr<TrainLoop>> create(const TrainConfig& config, TrainLoopOptions options,
                                                     TrainSink& sink, std::stop_token stop);

    // To the end, or to the stop: then, and after a loss that is not finite, the last good state is a checkpoint when
    // this returns. DiskFull leaves the checkpoint before. A run that was at its end exports again.
    Result<void> run(std::stop_token stop);

    // The same without a checkpoint where it was stopped: called again it goes on, redoing at most a micro-batch, or
    // the look at held-out samples or the pictures that it was stopped in. Who drops the loop after a stop calls
    // checkpoint() first.
    Result<void> runOn(std::stop_token stop);
    Result<void> checkpoint();                        // nothing when the newest one is of this step
    void setSink(TrainSink& sink) { m_sink = &sink; } // it outlives the calls until the next one
    int64_t stepsDone() const { return m_trainer->stepsDone(); }

    TrainTask& task() { return *m_task; }
    Trainer& trainer() { return *m_trainer; }
    const RunFolder& folder() const { return m_folder; }

private:
    struct Best {
        int64_t step = -1;
        double value = 0;
    };
    // What is still to be done of the step that was done last: a stop may leave it.
    struct Owed {
        bool heldOut = false;
        bool samples = false;
        bool model = false;      // kept on the way
        bool best = false;       // a checkpoint of that name
        bool checkpoint = false; // one by its number
    };
    TrainLoop(const TrainConfig& config, TrainLoopOptions options, RunFolder folder, TrainSink& sink)
        : m_config(config), m_options(std::move(options)), m_folder(std::move(folder)), m_sink(&sink) {}

    bool writes() const { return m_options.rank == 0; }
    Result<void> resume();
    Result<void> begin();
    Result<void> steps(const std::stop_token& stop);
    Result<void> afterStep(const StepReport& report, double seconds, double waited);
    Result<void> finishStep(const std::stop_token& stop);
    Result<bool> lookAtHeldOut(const std::stop_token& stop); // whether it is the best so far
    Result<void> drawSamples(const std::stop_token& stop);
    Result<void> tellScores(const TrainNumbers& scores);
    Result<void> saveTo(const std::filesystem::path& file);
    Result<void> exportOnTheWay(int64_t done);
    Result<void> exportModel();

    TrainConfig m_config;
    TrainLoopOptions m_options;
    RunFolder m_folder;
    TrainSink* m_sink;
    std::unique_ptr<TrainTask> m_task;
    std::unique_ptr<Trainer> m_trainer; // moves the task's parameters
    std::optional<MetricsFile> m_metrics;
    std::unique_ptr<EventFile> m_events;
    Best m_best;
    Owed m_owed;
    int64_t m_checkpointed = -1; // the step of the newest checkpoint
};

} // namespace miro
