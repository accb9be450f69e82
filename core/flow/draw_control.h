// How the host of a drawing steers it while it runs.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace miro {

// Made for one run, by whoever started it, and outlives it. The first group of methods: any thread; the second: the
// drawing thread. A group is the pictures that are sampled together.
class DrawControl {
public:
    void stopNow();                              // no decode, no save; within one network block, also while loading
    void stopAfterThis() { m_afterThis = true; } // the group is finished, no further one begins
    void skip();                                 // the group is dropped, the next one begins
    void setPaused(bool paused);                 // the run waits at its next step, with everything in memory

    std::stop_token token() const { return m_stop.get_token(); } // stopNow() alone
    bool afterThis() const { return m_afterThis; }
    bool pauseAsked() const { return m_paused; }

    // A token that stops with stopNow() and skip(). A skip that was asked before takes this group.
    std::stop_token beginGroup();
    // True when the group was skipped; a skip does not outlive its group.
    bool endGroup();

    // Returns when the pause is over, or the group is stopped or skipped.
    void waitWhilePaused();
    // Requested when waitWhilePaused() would return: for work that fills a pause.
    std::stop_token pauseToken();
    // Requested by a pause and by stopNow(): for work that ends at a pause with its state in memory, and begins again
    // after waitWhilePaused().
    std::stop_token untilPauseToken();

private:
    bool waiting() const; // m_mutex is held
    void wake(bool dropsGroup);

    std::stop_source m_stop;
    std::atomic<bool> m_afterThis{false};
    std::atomic<bool> m_paused{false};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_skip = false;           // guarded by m_mutex, as are the sources
    std::stop_source m_group;      // of the group at hand
    std::stop_source m_pauseEnded; // of the pause at hand
    std::stop_source m_pauseBegun; // of the next pause
};

} // namespace miro
