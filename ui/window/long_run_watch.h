// Keeps the machine awake while the queue works, and says so when a long run ends while nobody looks. A run is all that
// the queue does without a pause: a batch is one, whatever takes its place for a moment. Owned by the window; GUI
// thread.
#pragma once

#include "ui/bridge/engine_bridge.h"
#include "ui/window/desktop.h"

#include <QObject>
#include <functional>
#include <map>
#include <set>

namespace miro {

class Activity;
class PreferencesStore;

class LongRunWatch : public QObject {
    Q_OBJECT

public:
    // now: milliseconds of a clock that only goes forward; watched: whether the user looks at the window.
    LongRunWatch(EngineBridge& bridge, const Activity& activity, PreferencesStore& preferences,
                 DesktopServices services, std::function<qint64()> now, std::function<bool()> watched, QObject* parent);
    ~LongRunWatch() override;

private:
    void refresh();
    void end();
    void takeNames();
    bool trains() const; // what runs
    std::set<JobId> failedJobs() const;
    QString textOfEnd(int failedJobs, int failedPictures) const;

    const Activity& m_activity;
    PreferencesStore& m_preferences;
    DesktopServices m_services;
    std::function<qint64()> m_now;
    std::function<bool()> m_watched;
    bool m_running = false;
    bool m_awake = false;
    qint64 m_start = 0;
    int m_pictures = 0;
    std::set<JobId> m_failedBefore;
    std::map<JobId, QString> m_batches;                  // of this run, and their names
    std::map<JobId, QString> m_trainings;                // the same
    std::map<JobId, std::set<int64_t>> m_failedPictures; // of batches; one that is drawn at last is none
};

} // namespace miro
