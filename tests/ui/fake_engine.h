// A stand-in for the engine: records what it is asked and tells the listener only what the test says. GUI thread, or
// any thread for the emit functions.
#pragma once

#include "studio/engine.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

namespace miro {

class FakeEngine : public Engine {
public:
    explicit FakeEngine(EngineListener& listener) : m_listener(listener) {}

    // What was asked, in order.
    std::vector<DrawRequest> draws;
    std::vector<std::pair<JobId, StopKind>> stops;
    std::vector<std::string> calls; // "setPaused 1", "moveJob A B", ...
    std::optional<double> estimate = 3.0;
    std::vector<ExploreJob> explorations;
    std::vector<ScoreJob> scoreJobs;
    std::optional<double> scoreEstimate = 0.5;
    std::vector<BatchJob> batches;
    std::vector<TrainJob> trainings;
    std::vector<FinetuneOrder> finetunes;
    int activities = 0; // userActive()
    std::optional<BatchPace> pace = BatchPace{0.01, 0.02, 0};
    std::string trainingProblem; // what train() answers; empty: it begins
    Preferences preferences;     // as last set

    void draw(const DrawRequest& request) override {
        draws.push_back(request);
        JobRecord job;
        job.id = request.id;
        job.kind = "generate";
        job.title = request.what.settings.prompt;
        job.state = JobState::Running;
        job.priority = request.priority;
        job.picturesTotal = request.what.settings.count;
        m_state.jobs.insert(m_state.jobs.begin(), job);
        m_listener.stateChanged(m_state);
    }
    void explore(const ExploreJob& request) override {
        explorations.push_back(request);
        addRunning(request.id, kExploreKind, request.plan.settings.prompt);
    }
    void score(const ScoreJob& request) override {
        scoreJobs.push_back(request);
        addRunning(request.id, kScoreKind, "pictures");
    }
    void batch(const BatchJob& request) override {
        batches.push_back(request);
        addRunning(request.id, kBatchKind, request.name.empty() ? request.what.listName : request.name,
                   JobPriority::Batch);
    }
    void train(const TrainJob& request) override {
        trainings.push_back(request);
        if (!trainingProblem.empty()) { // as the engine answers a config that cannot be run
            m_listener.jobFinished(request.id, JobState::Failed, trainingProblem);
            return;
        }
        addRunning(request.id, kTrainKind, request.name.empty() ? request.folder.filename().string() : request.name,
                   JobPriority::FineTuning,
                   nlohmann::json{{"version", 1}, {kTrainFolderKey, request.folder.string()}}.dump());
    }
    void finetune(const FinetuneOrder& order) override {
        finetunes.push_back(order);
        addRunning(order.id, kFinetuneKind, "My taste", JobPriority::FineTuning);
    }
    void userActive() override { ++activities; }
    void retryFailed(const JobId& batch) override { calls.push_back("retryFailed " + batch); }
    void stop(const JobId& job, StopKind kind) override { stops.emplace_back(job, kind); }
    void setPaused(bool paused) override {
        calls.push_back(std::string("setPaused ") + (paused ? "1" : "0"));
        m_state.paused = paused;
        m_listener.stateChanged(m_state);
    }
    void moveJob(const JobId& job, const JobId& before) override { calls.push_back("moveJob " + job + " " + before); }
    void repeatJob(const JobId& job) override { calls.push_back("repeatJob " + job); }
    void removeJob(const JobId& job) override { calls.push_back("removeJob " + job); }
    void clearFinished() override { calls.push_back("clearFinished"); }
    void exportQueue(const std::filesystem::path& file) override { calls.push_back("exportQueue " + file.string()); }
    void importQueue(const std::filesystem::path& file) override { calls.push_back("importQueue " + file.string()); }
    void preload(const std::string& model, const std::string&) override { calls.push_back("preload " + model); }
    void freeMemory() override { calls.push_back("freeMemory"); }
    void setPreferences(const Preferences& now) override {
        preferences = now;
        calls.push_back("setPreferences");
    }
    std::optional<double> estimatedSeconds(const GenerateRequest&) const override { return estimate; }
    std::optional<double> estimatedScoreSeconds() const override { return scoreEstimate; }
    std::optional<BatchPace> batchPace(const BatchRequest&) const override { return pace; }

    // What the engine would tell.
    void setState(const EngineState& state) {
        m_state = state;
        m_listener.stateChanged(m_state);
    }
    void step(const JobId& job, int64_t step, int64_t total, int pictures, const Image& preview) {
        DrawStep event;
        event.pictures = pictures;
        event.step = step;
        event.total = total;
        event.gamma = static_cast<float>(step + 1) / static_cast<float>(total);
        event.stepSeconds = 0.05;
        event.previewSeconds = 0.0004;
        event.previewMethod = "linear";
        event.previews.assign(static_cast<size_t>(pictures), preview);
        m_listener.stepDone(job, event);
        m_listener.progress(job, {"sample", (step + 1) * pictures, total * pictures},
                            0.05 * static_cast<double>(total - step - 1));
    }
    void finishPicture(const JobId& job, const DrawnImage& drawn, std::optional<PictureRecord> record = {}) {
        m_listener.pictureDone({job, drawn, std::move(record)});
    }
    void finishScores(const std::vector<PictureId>& pictures) { m_listener.scored(pictures); }
    void trainTo(const JobId& job, const TrainingPoint& point) {
        m_listener.trained(job, point);
        m_listener.progress(job, {"train", point.step, point.of}, point.secondsLeft);
    }
    void changeBatch(const BatchStatus& status) { m_listener.batchChanged(status); }
    void failPicture(const JobId& batch, const BatchFailure& failure) { m_listener.pictureFailed(batch, failure); }
    void finish(const JobId& job, JobState state, const std::string& message = {}) {
        for (JobRecord& known : m_state.jobs)
            if (known.id == job)
                known.state = state;
        m_listener.stateChanged(m_state);
        m_listener.jobFinished(job, state, message);
    }

private:
    void addRunning(const JobId& id, const char* kind, const std::string& title,
                    JobPriority priority = JobPriority::Scoring, const std::string& payload = {}) {
        JobRecord job;
        job.payload = payload;
        job.id = id;
        job.kind = kind;
        job.title = title;
        job.state = JobState::Running;
        job.priority = priority;
        m_state.jobs.insert(m_state.jobs.begin(), job);
        m_listener.stateChanged(m_state);
    }

    EngineListener& m_listener;
    EngineState m_state;
};

} // namespace miro
