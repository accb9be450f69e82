// When somebody last used the program. Owned by the engine; any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>

namespace miro {

class UserActivity {
public:
    using Time = std::chrono::steady_clock::time_point;

    // now: the clock; empty: the steady one.
    explicit UserActivity(std::function<Time()> now = {}) : m_now(std::move(now)), m_last(nanoseconds()) {}

    void note() { m_last = nanoseconds(); }
    double idleSeconds() const { return static_cast<double>(nanoseconds() - m_last) * 1e-9; }

private:
    int64_t nanoseconds() const {
        const Time time = m_now ? m_now() : std::chrono::steady_clock::now();
        return std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
    }

    const std::function<Time()> m_now;
    std::atomic<int64_t> m_last;
};

} // namespace miro
