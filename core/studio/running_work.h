// The job that is on the compute thread. Made by the queue's desk; shared by the desk, the compute thread and whoever
// stops or pauses it, each for as long as it looks at it.
#pragma once

#include "job/draw_request.h"
#include "job/queued_work.h"
#include "library/job_record.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

namespace miro {

struct RunningWork {
    JobRecord job;
    std::unique_ptr<QueuedWork> work; // the compute thread's
    Preferences preferences;          // of the moment when it began
    std::vector<int64_t> alreadyDrawn;
    DrawControl control;
    bool givesWayAtOnce = false; // see QueuedWork, as are the next two
    bool keepsPictures = true;
    bool scoresItself = false;

    // Why it ends early: decides what becomes of the job.
    std::atomic<bool> userStopped{false};
    std::atomic<bool> yielding{false}; // to a more urgent job, or to changed preferences
    std::atomic<bool> closing{false};  // the program ends

    std::set<int64_t> drawn;      // pictures that are safe, former attempts included; I/O thread, as are the next five
    std::set<int64_t> failed;     // of a batch: those that are noted as failed
    bool retry = false;           // the same: those are drawn again when the rest is done
    std::optional<int64_t> album; // the same
    bool scoreLater = false;      // its pictures, by a job that the desk adds
    bool mustScore = false;       // whatever Preferences::scoreNew says then
    std::vector<std::string> namedScorers; // by which, when the preferences ask for none
    bool behindOthers = false;             // given back, it goes to the end of the queue; I/O thread, as is the next
    bool removeLater = false;              // from the queue, as soon as it is over

    // For work that is more urgent, or begins anew: it goes back to its place in the queue. Any thread.
    void giveWay();

    // Any thread; at once.
    void stop(StopKind kind);

    // A picture that could not be kept waits in the compute thread for the queue to be resumed.
    uint64_t resumes() const;
    void resume();
    bool waitForResume(uint64_t seen); // false: stopped

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_resumed;
    uint64_t m_resumes = 0;
};

} // namespace miro
