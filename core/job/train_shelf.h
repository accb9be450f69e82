// The training run that ran last, with its network, optimiser and data, so that one which gives way goes on where it
// was. Owned by the WorkRunner; compute thread.
#pragma once

#include "library/job_record.h"

#include <memory>

namespace miro {

class TrainLoop;

class TrainShelf {
public:
    TrainShelf();
    ~TrainShelf();

    // The run of that job; null: it is not here.
    TrainLoop* find(const JobId& job) const { return m_job == job ? m_loop.get() : nullptr; }
    // Another one's goes, with a checkpoint of what it had done.
    TrainLoop& put(const JobId& job, std::unique_ptr<TrainLoop> loop);
    // Its sink is about to go; what it still says goes to the log.
    void rest();
    // The run is over.
    void drop();
    // As drop(), if it is that job's: its folder is about to go.
    void forget(const JobId& job) {
        if (m_job == job)
            drop();
    }
    // As drop(), after a checkpoint: for memory that something else needs, and for the end of the program.
    void clear();

private:
    JobId m_job;
    std::unique_ptr<TrainLoop> m_loop;
};

} // namespace miro
