#include "ui/window/activity.h"

#include "job/explore_request.h"
#include "ui/widgets/words.h"

#include <algorithm>

namespace miro {

Activity::Activity(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
    connect(&bridge, &EngineBridge::engineStateChanged, this, &Activity::takeState);
    connect(&bridge, &EngineBridge::progressed, this, &Activity::takeProgress);
    connect(&bridge, &EngineBridge::finished, this, &Activity::takeEnd);
}

const JobRecord* Activity::running() const {
    for (const JobRecord& job : state().jobs)
        if (job.state == JobState::Running && !isBackground(job))
            return &job;
    return nullptr;
}

bool Activity::scoring() const {
    const auto& jobs = state().jobs;
    return std::any_of(jobs.begin(), jobs.end(),
                       [](const JobRecord& job) { return job.state == JobState::Running && isBackground(job); });
}

int Activity::waiting() const {
    return static_cast<int>(std::count_if(state().jobs.begin(), state().jobs.end(), [](const JobRecord& job) {
        return job.state == JobState::Queued && !isBackground(job);
    }));
}

void Activity::takeState() {
    const JobRecord* job = running();
    if (!job || job->id != m_job.toStdString()) {
        m_job = job ? QString::fromStdString(job->id) : QString();
        m_stage.clear();
        m_fraction = -1;
        m_secondsLeft = -1;
    }
    Q_EMIT changed();
}

void Activity::takeProgress(const QString& job, const QString& stage, qint64 done, qint64 total, double secondsLeft) {
    if (job != m_job)
        return; // of one that has just ended
    m_stage = stage;
    m_fraction = total > 0 ? std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0) : -1;
    m_secondsLeft = secondsLeft;
    Q_EMIT changed();
}

void Activity::takeEnd(const QString& job) {
    if (job == m_job)
        takeState();
}

QString Activity::words() const {
    const int queued = waiting();
    if (!state().problem.empty())
        return tr("Not working");
    if (state().paused)
        return queued > 0 ? tr("Paused, %n waiting", nullptr, queued) : tr("Paused");
    if (!busy())
        return state().modelLoading ? stageWords("load") : scoring() ? stageWords("score") : tr("Ready");
    QString line = stageWords(state().modelLoading ? QString("load") : m_stage);
    if (m_secondsLeft >= 0)
        line = tr("%1, %2 left", "what is being done, time").arg(line, durationWords(m_secondsLeft));
    if (queued > 0)
        line = tr("%1 (+%2)", "what is being done, how many wait behind it").arg(line).arg(queued);
    return line;
}

} // namespace miro
