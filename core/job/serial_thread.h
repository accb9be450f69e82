// One thread that does what is posted to it, in order. Owned by whoever posts to it; the destructor does what still
// waits, then joins. A task must not throw.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace miro {

class SerialThread {
public:
    using Task = std::function<void()>;

    // whenIdle runs on the thread each time nothing waits any more.
    explicit SerialThread(Task whenIdle = {});
    ~SerialThread() { finish(); }
    SerialThread(const SerialThread&) = delete;
    SerialThread& operator=(const SerialThread&) = delete;

    // Any thread; returns at once. Dropped after finish().
    void post(Task task);

    // Does what waits, what that posts included, and ends the thread. Not on the thread itself.
    void finish();

private:
    void loop();

    Task m_whenIdle;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_finishing = false;
    bool m_finished = false;
    std::thread m_thread; // last: it begins when the rest is there
};

} // namespace miro
