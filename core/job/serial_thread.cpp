#include "job/serial_thread.h"

namespace miro {

SerialThread::SerialThread(Task whenIdle) : m_whenIdle(std::move(whenIdle)), m_thread([this] { loop(); }) {}

void SerialThread::post(Task task) {
    {
        std::lock_guard lock(m_mutex);
        if (m_finished)
            return;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void SerialThread::finish() {
    {
        std::lock_guard lock(m_mutex);
        m_finishing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void SerialThread::loop() {
    std::unique_lock lock(m_mutex);
    bool worked = false;
    while (true) {
        if (m_tasks.empty() && worked) {
            worked = false;
            if (m_whenIdle) {
                lock.unlock();
                m_whenIdle();
                lock.lock();
                continue; // something may have come meanwhile
            }
        }
        m_wake.wait(lock, [this] { return m_finishing || !m_tasks.empty(); });
        if (m_tasks.empty()) {
            m_finished = true;
            return;
        }
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        task = {}; // what it holds goes before the next one begins
        lock.lock();
        worked = true;
    }
}

} // namespace miro
