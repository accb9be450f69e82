#include "ui/bridge/engine_bridge.h"

#include <QMetaObject>

namespace miro {
namespace {

QString fromUtf8(const std::string& text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

EngineBridge::EngineBridge(QObject* parent) : QObject(parent) {
    qRegisterMetaType<miro::EngineState>();
    qRegisterMetaType<miro::DrawStep>();
    qRegisterMetaType<miro::FinishedPicture>();
    qRegisterMetaType<miro::JobState>();
    qRegisterMetaType<miro::BatchStatus>();
    qRegisterMetaType<miro::BatchFailure>();
    qRegisterMetaType<miro::TrainingPoint>();
}

EngineBridge::~EngineBridge() = default;

void EngineBridge::stateChanged(const EngineState& state) {
    QMetaObject::invokeMethod(
        this,
        [this, state] {
            m_state = state;
            Q_EMIT engineStateChanged(m_state);
        },
        Qt::QueuedConnection);
}

void EngineBridge::progress(const JobId& job, const Progress& progress, double secondsLeft) {
    std::lock_guard lock(m_mutex);
    bool waiting = m_advance.has_value();
    m_advance = Advance{job, progress, secondsLeft};
    if (!waiting)
        QMetaObject::invokeMethod(this, &EngineBridge::deliverAdvance, Qt::QueuedConnection);
}

void EngineBridge::deliverAdvance() {
    std::optional<Advance> advance;
    {
        std::lock_guard lock(m_mutex);
        advance.swap(m_advance);
    }
    if (advance)
        Q_EMIT progressed(fromUtf8(advance->job), fromUtf8(advance->progress.stage), advance->progress.done,
                          advance->progress.total, advance->secondsLeft);
}

void EngineBridge::stepDone(const JobId& job, const DrawStep& step) {
    std::lock_guard lock(m_mutex);
    bool waiting = m_step.has_value();
    m_step = Step{job, step};
    if (!waiting)
        QMetaObject::invokeMethod(this, &EngineBridge::deliverStep, Qt::QueuedConnection);
}

void EngineBridge::deliverStep() {
    std::optional<Step> step;
    {
        std::lock_guard lock(m_mutex);
        step.swap(m_step);
    }
    if (step)
        Q_EMIT stepped(fromUtf8(step->job), step->step);
}

void EngineBridge::pictureDone(const FinishedPicture& picture) {
    QMetaObject::invokeMethod(
        this, [this, picture] { Q_EMIT pictureFinished(picture); }, Qt::QueuedConnection);
}

void EngineBridge::note(const JobId& job, const std::string& line) {
    QMetaObject::invokeMethod(
        this, [this, job = fromUtf8(job), line = fromUtf8(line)] { Q_EMIT noted(job, line); }, Qt::QueuedConnection);
}

void EngineBridge::scored(const std::vector<PictureId>& pictures) {
    QMetaObject::invokeMethod(
        this, [this, pictures] { Q_EMIT picturesScored(pictures); }, Qt::QueuedConnection);
}

void EngineBridge::batchChanged(const BatchStatus& status) {
    QMetaObject::invokeMethod(
        this, [this, status] { Q_EMIT batchChangedTo(status); }, Qt::QueuedConnection);
}

void EngineBridge::pictureFailed(const JobId& batch, const BatchFailure& failure) {
    QMetaObject::invokeMethod(
        this, [this, batch = fromUtf8(batch), failure] { Q_EMIT pictureFailedIn(batch, failure); },
        Qt::QueuedConnection);
}

void EngineBridge::trained(const JobId& job, const TrainingPoint& point) {
    QMetaObject::invokeMethod(
        this, [this, job = fromUtf8(job), point] { Q_EMIT trainedTo(job, point); }, Qt::QueuedConnection);
}

void EngineBridge::jobFinished(const JobId& job, JobState state, const std::string& message) {
    QMetaObject::invokeMethod(
        this, [this, job = fromUtf8(job), state, message = fromUtf8(message)] { Q_EMIT finished(job, state, message); },
        Qt::QueuedConnection);
}

} // namespace miro
