#include "flow/draw_control.h"

#include <utility>

namespace miro {

// Sources are copied out of the lock: requesting a stop runs foreign callbacks.
void DrawControl::wake(bool dropsGroup) {
    std::stop_source group, pause, begun;
    {
        std::lock_guard lock(m_mutex);
        group = m_group;
        pause = m_pauseEnded;
        begun = m_pauseBegun;
    }
    if (m_stop.stop_requested())
        begun.request_stop();
    if (dropsGroup)
        group.request_stop();
    pause.request_stop();
    m_wake.notify_all();
}

void DrawControl::stopNow() {
    m_stop.request_stop();
    wake(true);
}

void DrawControl::skip() {
    {
        std::lock_guard lock(m_mutex);
        m_skip = true;
    }
    wake(true);
}

void DrawControl::setPaused(bool paused) {
    std::stop_source begun;
    {
        std::lock_guard lock(m_mutex); // the waiting thread looks at m_paused under it
        m_paused = paused;
        begun = m_pauseBegun;
    }
    if (paused)
        begun.request_stop();
    else
        wake(false);
}

std::stop_token DrawControl::beginGroup() {
    std::lock_guard lock(m_mutex);
    m_group = std::stop_source();
    if (m_skip || m_stop.stop_requested())
        m_group.request_stop();
    return m_group.get_token();
}

bool DrawControl::endGroup() {
    std::lock_guard lock(m_mutex);
    return std::exchange(m_skip, false);
}

bool DrawControl::waiting() const {
    return m_paused && !m_skip && !m_stop.stop_requested();
}

void DrawControl::waitWhilePaused() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return !waiting(); });
}

std::stop_token DrawControl::pauseToken() {
    std::lock_guard lock(m_mutex);
    m_pauseEnded = std::stop_source();
    if (!waiting())
        m_pauseEnded.request_stop();
    return m_pauseEnded.get_token();
}

std::stop_token DrawControl::untilPauseToken() {
    std::lock_guard lock(m_mutex);
    m_pauseBegun = std::stop_source();
    if (m_paused || m_stop.stop_requested())
        m_pauseBegun.request_stop();
    return m_pauseBegun.get_token();
}

} // namespace miro
