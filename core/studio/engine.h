// What the window asks of the engine and what it hears: submit, listen. An interface, so that tests of the window hold
// a stand-in at a gate. No libtorch type is named here.
#pragma once

#include "base/preferences.h"
#include "job/batch_order.h"
#include "job/draw_request.h"
#include "job/explore_request.h"
#include "job/finetune_order.h"
#include "job/proof_order.h"
#include "job/train_order.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct EngineState {
    std::vector<JobRecord> jobs; // waiting in order, then finished, newest first; large payloads are left out
    bool paused = false;
    bool modelLoading = false;
    std::string model;   // that lies in memory; empty: none
    std::string problem; // one line when the engine cannot work (library locked, ...); empty: all is well
};

// Called on the engine's threads; must return quickly and must not throw.
class EngineListener {
public:
    virtual ~EngineListener() = default;
    virtual bool wantsPreviews() { return true; }
    virtual void stateChanged(const EngineState& state) = 0;
    virtual void progress(const JobId& job, const Progress& progress, double secondsLeft) = 0; // below 0: unknown
    virtual void stepDone(const JobId& job, const DrawStep& step) = 0;
    virtual void pictureDone(const FinishedPicture& picture) = 0;
    virtual void note(const JobId& job, const std::string& line) = 0;
    // Scores of these pictures are in the library, new or changed.
    virtual void scored(const std::vector<PictureId>& /*pictures*/) {}
    // A picture of a batch is safe (pictureDone() has told of it) or has failed.
    virtual void batchChanged(const BatchStatus& /*status*/) {}
    // It is noted in the library; the batch goes on.
    virtual void pictureFailed(const JobId& /*batch*/, const BatchFailure& /*failure*/) {}
    // A training run goes on: a few of its updates a second, and every look at held-out samples.
    virtual void trained(const JobId& /*job*/, const TrainingPoint& /*point*/) {}
    // The job is over, in this state; message is its error when it failed, or says how many pictures of a batch did.
    virtual void jobFinished(const JobId& job, JobState state, const std::string& message) = 0;
};

// Every method returns at once (it posts to the engine's threads) and may be called from any thread; what comes of it
// is told to the listener.
class Engine {
public:
    virtual ~Engine() = default;

    virtual void draw(const DrawRequest& request) = 0; // in the queue, durably, before it is announced
    // Durable jobs as draw(). An exploration's pictures go into the library; it gives way to drawings between two
    // cells.
    virtual void explore(const ExploreJob& request) = 0;
    // Gives way to everything that draws, within a network block. What the program scores by itself is not asked here.
    virtual void score(const ScoreJob& request) = 0;
    // Durable as draw(). Its pictures go into the library and an album of its own. What is more urgent takes its place
    // within a network block; then it goes on from the latents that it had.
    virtual void batch(const BatchJob& request) = 0;
    // The pictures of a batch that failed, again: it goes back into the queue, or, while it runs, tries them at its
    // end.
    virtual void retryFailed(const JobId& batch) = 0;
    // Durable as draw(). What is more urgent takes its place between two micro-batches; it goes on from there, and
    // after a crash from its last checkpoint, bit for bit. A config that cannot be run is told as jobFinished(),
    // Failed, and nothing is queued.
    virtual void train(const TrainJob& request) = 0;
    // As train(), but what is more urgent takes its place within a network's layer, and its folder is the library's:
    // it goes with the job. What comes of it is a version of the profile.
    virtual void finetune(const FinetuneOrder& order) = 0;
    // Somebody uses the program: what works only while nobody does waits for a while.
    virtual void userActive() = 0;
    virtual void stop(const JobId& job, StopKind kind) = 0;
    virtual void setPaused(bool paused) = 0; // what runs waits at its next step, in memory
    virtual void moveJob(const JobId& job, const JobId& before) = 0;
    virtual void repeatJob(const JobId& job) = 0;
    virtual void removeJob(const JobId& job) = 0;
    virtual void clearFinished() = 0;
    virtual void exportQueue(const std::filesystem::path& file) = 0; // failures come as EngineListener::note
    virtual void importQueue(const std::filesystem::path& file) = 0;
    virtual void preload(const std::string& model, const std::string& variant) = 0;
    // Drops networks from memory, as soon as what runs is done.
    virtual void freeMemory() = 0;
    // Device, precision, threads, preview and privacy of what begins from now on; the library folder counts at start.
    virtual void setPreferences(const Preferences& preferences) = 0;
    // From steps measured on this machine; nothing before the first.
    virtual std::optional<double> estimatedSeconds(const GenerateRequest& request) const = 0;
    // To score one picture by the scorers that are installed, from what was measured here; nothing before the first. A
    // cell of an exploration costs a drawing and this.
    virtual std::optional<double> estimatedScoreSeconds() const = 0;
    // What estimates of a batch take, for its model and device; nothing before the first run of that model here.
    virtual std::optional<BatchPace> batchPace(const BatchRequest& request) const = 0;
};

} // namespace miro
