// What the engine is doing, summed up for the pill and the drawer. Owned by the window; GUI thread.
#pragma once

#include "ui/bridge/engine_bridge.h"

#include <QObject>
#include <QString>

namespace miro {

class Activity : public QObject {
    Q_OBJECT

public:
    explicit Activity(EngineBridge& bridge, QObject* parent = nullptr);

    const EngineState& state() const { return m_bridge.state(); }
    // What people asked for: the program's own scoring of new pictures is no work that somebody waits for.
    const JobRecord* running() const; // null: nothing runs
    int waiting() const;              // jobs in the queue that have not begun
    bool scoring() const;             // nothing else runs
    bool busy() const { return running() != nullptr; }

    double fraction() const { return m_fraction; } // of what runs, 0 to 1; below 0: unknown
    // One short line: "Drawing, 12 s left", "Paused, 3 waiting", "Ready".
    QString words() const;

Q_SIGNALS:
    void changed();

private:
    void takeState();
    void takeProgress(const QString& job, const QString& stage, qint64 done, qint64 total, double secondsLeft);
    void takeEnd(const QString& job);

    EngineBridge& m_bridge;
    QString m_job; // that the next three speak of
    QString m_stage;
    double m_fraction = -1;
    double m_secondsLeft = -1;
};

} // namespace miro
