#include "studio/running_work.h"

namespace miro {

void RunningWork::stop(StopKind kind) {
    switch (kind) {
    case StopKind::Now:
        userStopped = true;
        control.stopNow();
        break;
    case StopKind::AfterThis:
        userStopped = true;
        control.stopAfterThis();
        break;
    case StopKind::Skip:
        if (!givesWayAtOnce) // what scores, and a batch, go on by themselves
            control.skip();
        break;
    }
}

void RunningWork::giveWay() {
    yielding = true;
    if (givesWayAtOnce)
        control.stopNow();
    else
        control.stopAfterThis();
}

uint64_t RunningWork::resumes() const {
    std::lock_guard lock(m_mutex);
    return m_resumes;
}

void RunningWork::resume() {
    {
        std::lock_guard lock(m_mutex);
        ++m_resumes;
    }
    m_resumed.notify_all();
}

bool RunningWork::waitForResume(uint64_t seen) {
    std::unique_lock lock(m_mutex);
    return m_resumed.wait(lock, control.token(), [&] { return m_resumes != seen; });
}

} // namespace miro
