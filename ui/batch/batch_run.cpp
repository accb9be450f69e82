#include "ui/batch/batch_run.h"

#include "studio/engine.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"

#include <algorithm>

namespace miro {
namespace {

constexpr int kPicturesMilliseconds = 150;
constexpr int kScoresMilliseconds = 1000; // ranks of a whole night are read anew

BatchRun::State stateOf(JobState state) {
    switch (state) {
    case JobState::Queued:
        return BatchRun::State::Waiting;
    case JobState::Running:
        return BatchRun::State::Running;
    case JobState::Paused:
        return BatchRun::State::Paused;
    default:
        return BatchRun::State::Over;
    }
}

} // namespace

BatchRun::BatchRun(const AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
    m_picturesSoon.setSingleShot(true);
    m_picturesSoon.setInterval(kPicturesMilliseconds);
    connect(&m_picturesSoon, &QTimer::timeout, this, &BatchRun::picturesChanged);
    m_scoresSoon.setSingleShot(true);
    m_scoresSoon.setInterval(kScoresMilliseconds);
    connect(&m_scoresSoon, &QTimer::timeout, this, &BatchRun::scoresChanged);
    connectBridge();
}

BatchRun::~BatchRun() = default;

void BatchRun::connectBridge() {
    EngineBridge& bridge = m_context.bridge;
    connect(&bridge, &EngineBridge::engineStateChanged, this, &BatchRun::takeState);
    connect(&bridge, &EngineBridge::pictureFinished, this, [this](const FinishedPicture& picture) {
        if (!m_id.empty() && picture.job == m_id && !m_picturesSoon.isActive())
            m_picturesSoon.start();
    });
    connect(&bridge, &EngineBridge::batchChangedTo, this, [this](const BatchStatus& status) {
        if (m_id.empty() || status.job != m_id)
            return;
        m_reading.record.done = status.done;
        m_reading.record.failed = status.failed;
        m_reading.record.total = status.total;
        m_reading.record.album = status.album;
        if (status.failed < static_cast<int64_t>(m_reading.failures.size())) // they are tried again
            reread();
        Q_EMIT advanced();
    });
    connect(&bridge, &EngineBridge::pictureFailedIn, this, [this](const QString& batch, const BatchFailure& failure) {
        if (m_id.empty() || batch.toStdString() != m_id)
            return;
        auto& failures = m_reading.failures;
        const auto at = std::lower_bound(failures.begin(), failures.end(), failure.index,
                                         [](const BatchFailure& a, int64_t index) { return a.index < index; });
        if (at != failures.end() && at->index == failure.index)
            *at = failure;
        else
            failures.insert(at, failure);
        Q_EMIT failuresChanged();
    });
    connect(&bridge, &EngineBridge::picturesScored, this, [this] {
        if (!m_id.empty() && !m_scoresSoon.isActive())
            m_scoresSoon.start();
    });
    connect(&bridge, &EngineBridge::stepped, this, [this](const QString& job, const DrawStep& step) {
        if (going() && job.toStdString() == m_id)
            Q_EMIT stepped(step);
    });
    connect(&bridge, &EngineBridge::progressed, this,
            [this](const QString& job, const QString&, qint64, qint64, double secondsLeft) {
                if (!going() || job.toStdString() != m_id)
                    return;
                m_secondsLeft = secondsLeft;
                Q_EMIT advanced();
            });
    connect(&bridge, &EngineBridge::finished, this, [this](const QString& job, JobState state, const QString& message) {
        if (!m_id.empty() && job.toStdString() == m_id)
            end(state, message);
    });
}

void BatchRun::open(const JobId& id, Since since) {
    m_id = id;
    m_since = since;
    m_reading = {};
    m_state = State::None;
    m_message.clear();
    m_secondsLeft = -1;
    m_awaited = false;
    m_listed = false;
    if (id.empty())
        Q_EMIT replaced();
    else
        read();
}

void BatchRun::read() {
    m_context.library.run(
        LibraryThread::Lane::Query, this, [id = m_id](Library& library) { return readBatch(library, id); },
        [this, id = m_id](Result<BatchReading> reading) {
            if (id != m_id)
                return; // another one since
            if (reading.ok()) {
                take(std::move(reading).value());
                return;
            }
            if (m_since == Since::JustNow && reading.error().code == ErrorCode::NotFound) {
                m_since = Since::Long; // the queue's word comes after the row: one more look is enough
                m_awaited = true;
                Q_EMIT replaced();
                takeState();
                return;
            }
            m_id.clear();
            Q_EMIT replaced();
            Q_EMIT failed(QString::fromStdString(oneLine(reading.message())));
        });
}

bool BatchRun::isListed() const {
    const auto& jobs = m_context.bridge.state().jobs;
    return std::any_of(jobs.begin(), jobs.end(), [this](const JobRecord& job) { return job.id == m_id; });
}

void BatchRun::take(BatchReading reading) {
    m_reading = std::move(reading);
    const BatchRecord& record = m_reading.record;
    m_state = State::Over;
    m_ended = record.total > 0 && record.done >= record.total ? JobState::Done : JobState::Stopped;
    if (m_reading.row) {
        m_state = stateOf(m_reading.row->state);
        m_ended = m_reading.row->state;
        m_message = QString::fromStdString(oneLine(m_reading.row->message));
    }
    takeState();
    Q_EMIT replaced();
}

// A job that was taken out of the queue elsewhere never finishes; one that was over may have been taken up again.
void BatchRun::takeState() {
    if (m_awaited && isListed()) {
        m_awaited = false;
        read();
    }
    if (m_id.empty() || m_state == State::None)
        return;
    for (const JobRecord& job : m_context.bridge.state().jobs) {
        if (job.id != m_id)
            continue;
        m_listed = true;
        const State state = stateOf(job.state);
        if (state == m_state)
            break;
        if (state == State::Over) {
            end(job.state, QString::fromStdString(oneLine(job.message)));
            return;
        }
        if (m_state == State::Over) { // its failures are tried again
            m_message.clear();
            reread();
        }
        m_state = state;
        break;
    }
    if (going() && m_listed && !isListed()) {
        end(JobState::Stopped, {});
        return;
    }
    Q_EMIT advanced();
}

void BatchRun::end(JobState state, const QString& message) {
    m_state = State::Over;
    m_ended = state;
    m_message = message;
    m_secondsLeft = -1;
    Q_EMIT advanced();
    reread();
}

// The counts and failures as the library has them.
void BatchRun::reread() {
    m_context.library.run(
        LibraryThread::Lane::Query, this, [id = m_id](Library& library) { return readBatch(library, id, false); },
        [this, id = m_id](Result<BatchReading> reading) {
            if (id != m_id || !reading.ok()) // the window says when the library cannot be read
                return;
            reading->job = std::move(m_reading.job);
            m_reading = std::move(reading).value();
            Q_EMIT failuresChanged();
            Q_EMIT picturesChanged();
            Q_EMIT advanced();
        });
}

const BatchFailure* BatchRun::failureOf(int64_t index) const {
    const auto& all = m_reading.failures;
    const auto at = std::lower_bound(all.begin(), all.end(), index,
                                     [](const BatchFailure& a, int64_t wanted) { return a.index < wanted; });
    return at != all.end() && at->index == index ? &*at : nullptr;
}

void BatchRun::stop(bool now) {
    if (going())
        m_context.engine.stop(m_id, now ? StopKind::Now : StopKind::AfterThis);
}

void BatchRun::setPaused(bool paused) {
    m_context.engine.setPaused(paused);
}

void BatchRun::retryFailed() {
    if (!m_id.empty() && !m_reading.failures.empty())
        m_context.engine.retryFailed(m_id);
}

void BatchRun::goOn() {
    if (canGoOn())
        m_context.engine.repeatJob(m_id);
}

void BatchRun::repeat() {
    if (m_state == State::Over && m_ended == JobState::Done)
        m_context.engine.repeatJob(m_id);
}

} // namespace miro
