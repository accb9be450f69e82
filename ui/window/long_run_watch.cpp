#include "ui/window/long_run_watch.h"

#include "ui/bridge/preferences_store.h"
#include "ui/window/activity.h"

#include <QCoreApplication>

namespace miro {
namespace {

constexpr qint64 kLong = 20'000; // milliseconds

} // namespace

LongRunWatch::LongRunWatch(EngineBridge& bridge, const Activity& activity, PreferencesStore& preferences,
                           DesktopServices services, std::function<qint64()> now, std::function<bool()> watched,
                           QObject* parent)
    : QObject(parent), m_activity(activity), m_preferences(preferences), m_services(std::move(services)),
      m_now(std::move(now)), m_watched(std::move(watched)) {
    connect(&activity, &Activity::changed, this, &LongRunWatch::refresh);
    connect(&preferences, &PreferencesStore::changed, this, &LongRunWatch::refresh);
    connect(&bridge, &EngineBridge::pictureFinished, this, [this] { ++m_pictures; });
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
            m_services.sleepGuard->hold(tr("Pictures are being drawn"));
        else
            m_services.sleepGuard->release();
    }
    // Between two jobs of a queue nothing runs for a moment: the run goes on as long as something waits.
    const bool running = m_activity.busy() || (m_running && !paused && m_activity.waiting() > 0);
    if (running && !m_running) {
        m_start = m_now();
        m_pictures = 0;
        m_failedBefore = failedJobs();
    }
    if (std::exchange(m_running, running) && !running)
        end();
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
    int failed = 0;
    for (const JobId& id : failedJobs())
        failed += m_failedBefore.count(id) ? 0 : 1;
    const QString drawn = tr("%n picture(s) drawn", nullptr, m_pictures);
    const QString text =
        failed > 0 ? tr("%1; %2", "pictures drawn; jobs failed").arg(drawn, tr("%n failed", nullptr, failed)) : drawn;
    m_services.notifier->notify(failed > 0 ? tr("The queue is done, with problems") : tr("The queue is done"), text);
}

} // namespace miro
