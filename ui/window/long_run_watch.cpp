#include "ui/window/long_run_watch.h"

#include "ui/bridge/preferences_store.h"
#include "ui/bridge/queue_model.h"
#include "ui/window/activity.h"

#include <QCoreApplication>

namespace miro {
namespace {

constexpr qint64 kLong = 20'000; // milliseconds
constexpr size_t kNameBytes = 80;

} // namespace

LongRunWatch::LongRunWatch(EngineBridge& bridge, const Activity& activity, PreferencesStore& preferences,
                           DesktopServices services, std::function<qint64()> now, std::function<bool()> watched,
                           QObject* parent)
    : QObject(parent), m_activity(activity), m_preferences(preferences), m_services(std::move(services)),
      m_now(std::move(now)), m_watched(std::move(watched)) {
    connect(&activity, &Activity::changed, this, &LongRunWatch::refresh);
    connect(&preferences, &PreferencesStore::changed, this, &LongRunWatch::refresh);
    connect(&bridge, &EngineBridge::pictureFinished, this, [this](const FinishedPicture& picture) {
        ++m_pictures;
        if (const auto failed = m_failedPictures.find(picture.job); failed != m_failedPictures.end())
            failed->second.erase(picture.drawn.index);
    });
    connect(&bridge, &EngineBridge::pictureFailedIn, this, [this](const QString& batch, const BatchFailure& failure) {
        m_failedPictures[batch.toStdString()].insert(failure.index);
    });
}

LongRunWatch::~LongRunWatch() {
    if (m_awake)
        m_services.sleepGuard->release();
}

void LongRunWatch::refresh() {
    const bool paused = m_activity.state().paused;
    const bool awake = m_activity.busy() && !paused && m_preferences.get().keepAwake;
    if (awake != m_awake) {
        m_awake = awake;
        if (awake)
            m_services.sleepGuard->hold(trains() ? tr("A model is being trained") : tr("Pictures are being drawn"));
        else
            m_services.sleepGuard->release();
    }
    // Between two jobs of a queue nothing runs for a moment: the run goes on as long as something waits.
    const bool running = m_activity.busy() || (m_running && !paused && m_activity.waiting() > 0);
    if (running && !m_running) {
        m_start = m_now();
        m_pictures = 0;
        m_failedBefore = failedJobs();
        m_batches.clear();
        m_trainings.clear();
        m_failedPictures.clear();
    }
    if (running)
        takeNames();
    if (std::exchange(m_running, running) && !running)
        end();
}

// "Try three" is no batch that somebody sleeps over.
void LongRunWatch::takeNames() {
    for (const JobRecord& job : m_activity.state().jobs) {
        if (job.state != JobState::Running)
            continue;
        const QString name = QString::fromStdString(oneLine(job.title, kNameBytes));
        if (job.kind == kBatchKind && job.priority == JobPriority::Batch)
            m_batches[job.id] = name;
        else if (isTraining(job))
            m_trainings[job.id] = name;
    }
}

bool LongRunWatch::trains() const {
    const JobRecord* job = m_activity.running();
    return job && isTraining(*job);
}

std::set<JobId> LongRunWatch::failedJobs() const {
    std::set<JobId> ids;
    for (const JobRecord& job : m_activity.state().jobs)
        if (job.state == JobState::Failed)
            ids.insert(job.id);
    return ids;
}

void LongRunWatch::end() {
    if (!m_preferences.get().notify || m_watched() || m_now() - m_start < kLong)
        return;
    int failedRuns = 0;
    for (const JobId& id : failedJobs())
        failedRuns += m_failedBefore.count(id) ? 0 : 1;
    size_t failedPictures = 0;
    for (const auto& [job, pictures] : m_failedPictures)
        failedPictures += pictures.size();
    const bool problems = failedRuns > 0 || failedPictures > 0;
    QString title = problems ? tr("The queue is done, with problems") : tr("The queue is done");
    if (m_batches.size() == 1) {
        const QString& name = m_batches.begin()->second;
        title = problems ? tr("The batch %1 is done, with problems").arg(name) : tr("The batch %1 is done").arg(name);
    }
    if (m_batches.empty() && m_pictures == 0 && m_trainings.size() == 1) {
        const QString& name = m_trainings.begin()->second;
        title =
            problems ? tr("The training %1 is over, with problems").arg(name) : tr("The training %1 is done").arg(name);
    }
    m_services.notifier->notify(title, textOfEnd(failedRuns, static_cast<int>(failedPictures)));
}

QString LongRunWatch::textOfEnd(int failedJobs, int failedPictures) const {
    const bool onlyTrained = m_pictures == 0 && !m_trainings.empty();
    QString text = onlyTrained ? tr("%n training run(s)", nullptr, static_cast<int>(m_trainings.size()))
                               : tr("%n picture(s) drawn", nullptr, m_pictures);
    if (failedPictures > 0)
        text =
            tr("%1; %2", "pictures drawn; jobs failed").arg(text, tr("%n picture(s) failed", nullptr, failedPictures));
    if (failedJobs > 0)
        text = tr("%1; %2", "pictures drawn; jobs failed").arg(text, tr("%n failed", nullptr, failedJobs));
    return text;
}

} // namespace miro
