// Runs queued work and holds the networks between two runs. Made anywhere; every method on one thread, the compute
// thread, but those that say so.
#pragma once

#include "job/batch_order.h"
#include "job/queued_work.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

class WorkRunner {
public:
    // scoring: what scores pictures; of these models folders unless it is given.
    explicit WorkRunner(std::vector<std::filesystem::path> modelFolders,
                        std::optional<ScoringTools> scoring = std::nullopt);
    ~WorkRunner();

    // Blocks. Whatever goes wrong, broken contracts included, is an Error: one job does not take the program with it.
    // job: its id.
    Result<PaintOutcome> run(const JobId& job, QueuedWork& work, WorkHost& host, DrawControl& control,
                             const Preferences& preferences, const std::vector<int64_t>& alreadyDrawn);

    // Loads what a drawing with these preferences would load.
    Result<void> preload(const std::string& model, const std::string& variant, const Preferences& preferences,
                         std::stop_token stop);
    void freeMemory();
    // Somebody stopped it: what it holds in memory goes, after a checkpoint.
    void endTraining() { m_training.clear(); }
    void forgetTraining(const JobId& job) { m_training.forget(job); } // it goes as it is
    std::string loadedModel() const;                                  // empty: none

    // Any thread.
    std::optional<double> estimatedSeconds(const GenerateRequest& request, const Preferences& preferences) const;
    std::optional<BatchPace> batchPace(const BatchRequest& request, const Preferences& preferences) const;
    std::optional<double> estimatedScoreSeconds() const { return m_scorers.estimatedSeconds(); }
    std::vector<std::string> scorersPresent() const { return m_scorers.present(); }

private:
    std::vector<std::filesystem::path> m_modelFolders;
    Painter m_painter;
    ScorerShelf m_scorers;
    BatchShelf m_batches;
    TrainShelf m_training;
};

} // namespace miro
