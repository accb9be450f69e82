#include "ui/batch/compose_thread.h"

#include <QMetaObject>

namespace miro {

ComposeThread::ComposeThread(QObject* parent) : QObject(parent), m_thread([this] { work(); }) {}

ComposeThread::~ComposeThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void ComposeThread::ask(ComposeQuestion question) {
    m_pending = true;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = Asked{++m_number, std::move(question)};
    }
    m_wake.notify_one();
}

void ComposeThread::forget() {
    ++m_number;
    m_pending = false;
    const std::lock_guard lock(m_mutex);
    m_waiting.reset();
}

void ComposeThread::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_ending || m_waiting; });
        if (m_ending)
            return;
        const Asked asked = std::move(*m_waiting);
        m_waiting.reset();
        lock.unlock();
        // Dropped by Qt when this object is gone by then.
        QMetaObject::invokeMethod(
            this, [this, number = asked.number, answer = compose(asked.question)] { take(number, answer); },
            Qt::QueuedConnection);
        lock.lock();
    }
}

void ComposeThread::take(uint64_t number, const ComposeAnswer& answer) {
    if (number != m_number)
        return;
    m_pending = false;
    Q_EMIT answered(answer);
}

} // namespace miro
