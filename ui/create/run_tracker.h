// The page's own drawings: sends them to the engine and follows them, one after another. Other jobs of the queue are
// not its business. Owned by the page; GUI thread.
#pragma once

#include "job/draw_request.h"
#include "ui/bridge/app_context.h"

#include <QObject>
#include <QString>
#include <deque>

namespace miro {

struct EngineState;

class RunTracker : public QObject {
    Q_OBJECT

public:
    RunTracker(const AppContext& context, QObject* parent = nullptr);

    void draw(const DrawRequest& request, int pictureSide); // side in pixels; 0: not known
    void stop(StopKind kind);                               // the one that runs
    void stopAll();                                         // now; a newer drawing takes their place
    bool running() const { return !m_runs.empty(); }
    int pictures() const { return running() ? m_runs.front().pictures : 0; }

Q_SIGNALS:
    void begun(const QString& job, int pictures, int pictureSide);
    void stepped(const miro::DrawStep& step);
    void pictureFinished(const miro::FinishedPicture& picture);
    void progressed(double fraction, const QString& text); // below 0: unknown
    void noted(const QString& line);
    void ended(miro::JobState state, const QString& message);
    void runningChanged();

private:
    struct Run {
        JobId job;
        int pictures = 1;
        int side = 0;
        bool listed = false; // seen in the engine's queue
    };
    bool isCurrent(const QString& job) const;
    void begin();
    void takeState(const EngineState& state);
    void takeProgress(const QString& job, const QString& stage, qint64 done, qint64 total, double secondsLeft);
    void finish(const JobId& job, JobState state, const QString& message);

    AppContext m_context;
    std::deque<Run> m_runs; // the first runs, or is the next to run
};

} // namespace miro
