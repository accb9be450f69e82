// One batch as its album sees it: how far it is, what failed, what is being drawn. Hears the engine, reads the library.
// Owned by the view; GUI thread.
#pragma once

#include "ui/batch/batch_run_reading.h"
#include "ui/bridge/app_context.h"

#include <QObject>
#include <QTimer>

namespace miro {

struct DrawStep;

class BatchRun : public QObject {
    Q_OBJECT

public:
    enum class State { None, Waiting, Running, Paused, Over };

    explicit BatchRun(const AppContext& context, QObject* parent = nullptr);
    ~BatchRun() override;

    // replaced() follows when it is read; an id that is empty or unknown gives None. One that was handed to the engine
    // just now may not be in the library yet: it is read when the queue says that it has it.
    enum class Since { Long, JustNow };
    void open(const JobId& id, Since since = Since::Long);

    const JobId& id() const { return m_id; }
    State state() const { return m_state; }
    bool going() const { return m_state != State::None && m_state != State::Over; }
    JobState ended() const { return m_ended; } // how it is over
    const QString& message() const { return m_message; }
    const BatchRecord& record() const { return m_reading.record; }
    const std::vector<BatchFailure>& failures() const { return m_reading.failures; }
    const BatchFailure* failureOf(int64_t index) const; // null: it did not fail
    const std::optional<BatchJob>& job() const { return m_reading.job; }
    bool isSweep() const { return job() && !job()->what.axes.empty(); }
    double secondsLeft() const { return m_secondsLeft; } // below 0: unknown

    // What is asked of the engine.
    void stop(bool now);
    void setPaused(bool paused); // the whole queue
    void retryFailed();
    void goOn();   // one that was stopped, failed or interrupted
    void repeat(); // one that is done, once more
    bool canGoOn() const { return m_state == State::Over && m_ended != JobState::Done; }

Q_SIGNALS:
    void replaced();        // another batch
    void advanced();        // state, counts, time left
    void failuresChanged(); // one more, or they are tried again
    void picturesChanged(); // there are more
    void scoresChanged();
    void stepped(const miro::DrawStep& step);
    void failed(const QString& message);

private:
    void read();
    void take(BatchReading reading);
    bool isListed() const; // by the queue
    void takeState();
    void connectBridge();
    void end(JobState state, const QString& message);
    void reread();

    AppContext m_context;
    JobId m_id;
    BatchReading m_reading;
    State m_state = State::None;
    JobState m_ended = JobState::Done;
    QString m_message;
    double m_secondsLeft = -1;
    Since m_since = Since::Long;
    bool m_awaited = false; // the queue does not know the job yet
    bool m_listed = false;  // the queue has said that it knows the job
    QTimer m_picturesSoon;  // several pictures are one look at the library
    QTimer m_scoresSoon;
};

} // namespace miro
