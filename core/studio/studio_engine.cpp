#include "studio/studio_engine.h"

#include "job/job.h"
#include "job/serial_thread.h"
#include "job/work_runner.h"
#include "studio/queue_desk.h"
#include "studio/user_activity.h"
#include "studio/work_sink.h"

#include <mutex>
#include <stop_token>

namespace miro {

struct StudioEngine::Threads {
    Threads(EngineListener& host, const DeskOptions& options, std::vector<std::filesystem::path> modelFolders,
            const ScoringTools* scoring, std::function<UserActivity::Time()> now)
        : listener(host), activity(std::move(now)),
          runner(std::move(modelFolders), scoring ? std::optional(*scoring) : std::nullopt), kinds(*options.kinds),
          desk(host, withScoring(options), [this](std::shared_ptr<RunningWork> work) { start(std::move(work)); }),
          io([this] { desk.flush(); }) {}

    DeskOptions withScoring(DeskOptions options) {
        options.canScore = [this] {
            return !runner.scorersPresent().empty();
        };
        options.forget = [this](const JobId& job) {
            compute.post([this, job] {
                runner.forgetTraining(job);
                io.post([this, job] { desk.dropFinetune(job); });
            });
        };
        return options;
    }

    ~Threads() {
        desk.close();
        stopPreload({});
        compute.finish(); // may still ask the desk to keep a picture
        io.post([this] { desk.settleAtEnd(); });
        io.finish();
    }

    // I/O thread.
    void start(std::shared_ptr<RunningWork> work) {
        stopPreload(work->work->model());
        compute.post([this, work = std::move(work)] { run(work); });
    }

    // Compute thread.
    void run(const std::shared_ptr<RunningWork>& work) {
        WorkSink sink(work, desk, io, runner, listener, activity);
        auto result = runner.run(work->job.id, *work->work, sink, work->control, work->preferences, work->alreadyDrawn);
        work->work.reset();
        const JobKind* kind = kinds.find(work->job.kind);
        if (work->userStopped && kind && kind->trains)
            runner.endTraining();
        io.post([this, work, result, model = runner.loadedModel()] {
            desk.setModel(model);
            desk.finished(work, result);
        });
    }

    void preload(const std::string& model, const std::string& variant, const Preferences& preferences) {
        std::stop_source stop;
        {
            std::lock_guard lock(mutex);
            preloadStop.request_stop(); // a newer wish replaces the older
            preloadStop = stop;
            preloadModel = model;
        }
        desk.giveWay();
        compute.post([this, model, variant, preferences, token = stop.get_token()] {
            if (token.stop_requested())
                return;
            io.post([this] { desk.setLoading(true); });
            auto loaded = runner.preload(model, variant, preferences, token);
            io.post([this, loaded, model = runner.loadedModel()] {
                desk.setLoading(false);
                desk.setModel(model);
                if (!loaded.ok() && loaded.error().code != ErrorCode::Stopped)
                    listener.note({}, oneLine(loaded.message()));
            });
        });
    }

    // Unless it loads what is needed anyway. Any thread.
    void stopPreload(const std::string& neededModel) {
        std::lock_guard lock(mutex);
        if (neededModel.empty() || neededModel != preloadModel)
            preloadStop.request_stop();
    }

    Preferences newestPreferences() const {
        std::lock_guard lock(mutex);
        return newest;
    }

    EngineListener& listener;
    UserActivity activity;
    WorkRunner runner; // compute thread
    const Registry<JobKind>& kinds;
    QueueDesk desk; // I/O thread
    mutable std::mutex mutex;
    Preferences newest;           // guarded by mutex; the desk has its own, in the order of what was asked
    std::stop_source preloadStop; // guarded by mutex, as is the model
    std::string preloadModel;
    SerialThread io;
    SerialThread compute;
};

StudioEngine::StudioEngine(EngineListener& listener, const Preferences& preferences, EngineOptions options) {
    prepareEngine();
    DeskOptions desk;
    desk.libraryFolder = options.libraryFolder.empty() ? libraryFolderOf(preferences) : options.libraryFolder;
    desk.preferences = preferences;
    desk.kinds = options.kinds ? options.kinds : &jobKinds();
    m_threads = std::make_unique<Threads>(listener, desk, std::move(options.modelFolders), options.scoring,
                                          std::move(options.now));
    m_threads->newest = preferences;
    m_threads->io.post([threads = m_threads.get()] { threads->desk.open(); });
}

StudioEngine::~StudioEngine() = default;

void StudioEngine::draw(const DrawRequest& request) {
    userActive();
    m_threads->io.post([&desk = m_threads->desk, request] { desk.draw(request); });
}

void StudioEngine::explore(const ExploreJob& request) {
    userActive();
    m_threads->io.post([&desk = m_threads->desk, request] { desk.explore(request); });
}

void StudioEngine::score(const ScoreJob& request) {
    userActive();
    m_threads->io.post([&desk = m_threads->desk, request] { desk.score(request); });
}

void StudioEngine::batch(const BatchJob& request) {
    userActive();
    m_threads->io.post([&desk = m_threads->desk, request] { desk.batch(request); });
}

void StudioEngine::retryFailed(const JobId& batch) {
    m_threads->io.post([&desk = m_threads->desk, batch] { desk.retryFailed(batch); });
}

void StudioEngine::train(const TrainJob& request) {
    m_threads->io.post([&desk = m_threads->desk, request] { desk.train(request); });
}

void StudioEngine::finetune(const FinetuneOrder& order) {
    m_threads->io.post([&desk = m_threads->desk, order] { desk.finetune(order); });
}

void StudioEngine::prove(const ProveJob& order) {
    m_threads->io.post([&desk = m_threads->desk, order] { desk.prove(order); });
}

void StudioEngine::userActive() {
    m_threads->activity.note();
}

void StudioEngine::stop(const JobId& job, StopKind kind) {
    // What runs is stopped without waiting for the disk.
    if (auto work = m_threads->desk.running(); work && work->job.id == job) {
        work->stop(kind);
        if (kind == StopKind::Now)
            m_threads->stopPreload({});
        return;
    }
    m_threads->io.post([threads = m_threads.get(), job, kind] { threads->desk.stop(job, kind); });
}

bool StudioEngine::isComputing() const {
    const auto work = m_threads->desk.running();
    return work && work->job.priority < JobPriority::FineTuning;
}

void StudioEngine::setPaused(bool paused) {
    if (auto work = m_threads->desk.running(); work && paused)
        work->control.setPaused(true);
    m_threads->io.post([&desk = m_threads->desk, paused] { desk.setPaused(paused); });
}

void StudioEngine::moveJob(const JobId& job, const JobId& before) {
    m_threads->io.post([&desk = m_threads->desk, job, before] { desk.moveJob(job, before); });
}

void StudioEngine::repeatJob(const JobId& job) {
    m_threads->io.post([&desk = m_threads->desk, job] { desk.repeatJob(job); });
}

void StudioEngine::removeJob(const JobId& job) {
    m_threads->io.post([&desk = m_threads->desk, job] { desk.removeJob(job); });
}

void StudioEngine::clearFinished() {
    m_threads->io.post([&desk = m_threads->desk] { desk.clearFinished(); });
}

void StudioEngine::exportQueue(const std::filesystem::path& file) {
    m_threads->io.post([&desk = m_threads->desk, file] { desk.exportQueue(file); });
}

void StudioEngine::importQueue(const std::filesystem::path& file) {
    m_threads->io.post([&desk = m_threads->desk, file] { desk.importQueue(file); });
}

void StudioEngine::preload(const std::string& model, const std::string& variant) {
    m_threads->io.post(
        [threads = m_threads.get(), model, variant] { threads->preload(model, variant, threads->desk.preferences()); });
}

void StudioEngine::freeMemory() {
    m_threads->stopPreload({});
    m_threads->compute.post([threads = m_threads.get()] {
        threads->runner.freeMemory();
        threads->io.post([threads] { threads->desk.setModel({}); });
    });
    m_threads->desk.giveWay(true); // behind it: what gives way comes after
}

void StudioEngine::setPreferences(const Preferences& preferences) {
    {
        std::lock_guard lock(m_threads->mutex);
        m_threads->newest = preferences;
    }
    m_threads->io.post([&desk = m_threads->desk, preferences] { desk.setPreferences(preferences); });
}

std::optional<double> StudioEngine::estimatedSeconds(const GenerateRequest& request) const {
    return m_threads->runner.estimatedSeconds(request, m_threads->newestPreferences());
}

std::optional<double> StudioEngine::estimatedScoreSeconds() const {
    return m_threads->runner.estimatedScoreSeconds();
}

std::optional<BatchPace> StudioEngine::batchPace(const BatchRequest& request) const {
    return m_threads->runner.batchPace(request, m_threads->newestPreferences());
}

} // namespace miro
