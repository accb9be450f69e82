// The engine behind the window: one I/O thread with the library and the queue, one compute thread with the networks.
// Owned by the program; made first in main(), before other threads; its listener outlives it.
//
// One job runs at a time, the most urgent first. A job that is less urgent than one that arrives finishes the pictures
// it is sampling and goes back to its place in the queue; one that scores, and a batch, stop within a network block,
// one that trains between two micro-batches, one that learns a taste within a layer. What a job kept is scored
// afterwards by a job that nobody has to ask for (isBackground()). Pause holds the running job at its next step, with
// everything in memory, and lets no other begin. A picture that cannot be kept (full disk, vanished folder) pauses the
// queue and is written when the queue is resumed. The destructor stops what runs and puts it back into the queue.
#pragma once

#include "base/registry.h"
#include "studio/engine.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace miro {

struct JobKind;
struct ScoringTools;

struct EngineOptions {
    std::filesystem::path libraryFolder;             // empty: libraryFolderOf(preferences)
    std::vector<std::filesystem::path> modelFolders; // for requests that name none; empty: this machine's usual ones
    const Registry<JobKind>* kinds = nullptr;        // nullptr: jobKinds(); else outlives the engine
    const ScoringTools* scoring = nullptr;           // nullptr: of modelFolders; else copied
    std::function<std::chrono::steady_clock::time_point()> now; // for how long nobody used it; empty: the clock
};

class StudioEngine : public Engine {
public:
    // Returns at once; the library is opened behind it.
    StudioEngine(EngineListener& listener, const Preferences& preferences, EngineOptions options = {});
    ~StudioEngine() override;

    void draw(const DrawRequest& request) override;
    void explore(const ExploreJob& request) override;
    void score(const ScoreJob& request) override;
    void batch(const BatchJob& request) override;
    void retryFailed(const JobId& batch) override;
    void train(const TrainJob& request) override;
    void finetune(const FinetuneOrder& order) override;
    void userActive() override;
    // Draws and measures what a version's proof shows: durable as draw(), behind everything else; what is drawn stays.
    void prove(const ProveJob& order);
    void stop(const JobId& job, StopKind kind) override;
    void setPaused(bool paused) override;
    void moveJob(const JobId& job, const JobId& before) override;
    void repeatJob(const JobId& job) override;
    void removeJob(const JobId& job) override;
    void clearFinished() override;
    void exportQueue(const std::filesystem::path& file) override;
    void importQueue(const std::filesystem::path& file) override;
    void preload(const std::string& model, const std::string& variant) override;
    void freeMemory() override;
    void setPreferences(const Preferences& preferences) override;
    std::optional<double> estimatedSeconds(const GenerateRequest& request) const override;
    std::optional<double> estimatedScoreSeconds() const override;
    std::optional<BatchPace> batchPace(const BatchRequest& request) const override;

    bool isComputing() const; // a job runs that is more urgent than fine-tuning. Any thread

private:
    struct Threads;
    std::unique_ptr<Threads> m_threads;
};

} // namespace miro
