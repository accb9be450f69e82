#include "ui/create/run_tracker.h"

#include "studio/engine.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <utility>

namespace miro {
RunTracker::RunTracker(const AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
    EngineBridge& bridge = m_context.bridge;
    connect(&bridge, &EngineBridge::engineStateChanged, this, &RunTracker::takeState);
    connect(&bridge, &EngineBridge::progressed, this, &RunTracker::takeProgress);
    connect(&bridge, &EngineBridge::stepped, this, [this](const QString& job, const DrawStep& step) {
        if (isCurrent(job))
            Q_EMIT stepped(step);
    });
    connect(&bridge, &EngineBridge::pictureFinished, this, [this](const FinishedPicture& picture) {
        if (isCurrent(QString::fromStdString(picture.job)))
            Q_EMIT pictureFinished(picture);
    });
    connect(&bridge, &EngineBridge::noted, this, [this](const QString& job, const QString& line) {
        if (isCurrent(job))
            Q_EMIT noted(line);
    });
    connect(&bridge, &EngineBridge::finished, this, [this](const QString& job, JobState state, const QString& message) {
        finish(job.toStdString(), state, message);
    });
}

void RunTracker::draw(const DrawRequest& request, int pictureSide) {
    m_runs.push_back({request.id, static_cast<int>(request.what.settings.count), pictureSide, false});
    m_context.engine.draw(request);
    if (m_runs.size() == 1)
        begin();
}

void RunTracker::begin() {
    const Run& run = m_runs.front();
    Q_EMIT begun(QString::fromStdString(run.job), run.pictures, run.side);
    Q_EMIT progressed(-1, tr("Starting"));
    Q_EMIT runningChanged();
}

void RunTracker::stop(StopKind kind) {
    if (running())
        m_context.engine.stop(m_runs.front().job, kind);
}

void RunTracker::stopAll() {
    const std::deque<Run> former = std::exchange(m_runs, {});
    for (const Run& run : former)
        m_context.engine.stop(run.job, StopKind::Now);
}

bool RunTracker::isCurrent(const QString& job) const {
    return running() && m_runs.front().job == job.toStdString();
}

// A job that was taken out of the queue elsewhere never finishes.
void RunTracker::takeState(const EngineState& state) {
    std::vector<JobId> gone;
    for (Run& run : m_runs) {
        const bool listed =
            std::any_of(state.jobs.begin(), state.jobs.end(), [&](const JobRecord& job) { return job.id == run.job; });
        if (run.listed && !listed)
            gone.push_back(run.job);
        run.listed = run.listed || listed;
    }
    for (const JobId& job : gone)
        finish(job, JobState::Stopped, QString());
    if (!running())
        return;
    for (const JobRecord& job : state.jobs)
        if (job.id == m_runs.front().job && job.state == JobState::Queued)
            Q_EMIT progressed(-1, state.paused ? tr("The queue is paused") : tr("Waiting for its turn"));
        else if (job.id == m_runs.front().job && job.state == JobState::Paused)
            Q_EMIT progressed(-1, tr("Paused"));
}

void RunTracker::takeProgress(const QString& job, const QString& stage, qint64 done, qint64 total, double secondsLeft) {
    if (!isCurrent(job))
        return;
    const double fraction = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1;
    Q_EMIT progressed(fraction, secondsLeft > 0 ? tr("%1, %2 left").arg(stageWords(stage), durationWords(secondsLeft))
                                                : stageWords(stage));
}

void RunTracker::finish(const JobId& job, JobState state, const QString& message) {
    auto run = std::find_if(m_runs.begin(), m_runs.end(), [&](const Run& own) { return own.job == job; });
    if (run == m_runs.end())
        return;
    const bool current = run == m_runs.begin();
    m_runs.erase(run);
    if (!current)
        return;
    Q_EMIT ended(state, message);
    if (running())
        begin();
    else
        Q_EMIT runningChanged();
}

} // namespace miro
