// The kinds of work that the queue knows, one line each in job_kinds.cpp.
#pragma once

#include "base/registry.h"
#include "job/queued_work.h"
#include "library/job_record.h"

#include <functional>
#include <memory>
#include <string>

namespace miro {

struct JobKind {
    std::string key;
    std::string label; // translated by the window
    JobPriority priority = JobPriority::Batch;
    // From a payload of any origin. Corrupt, Unsupported, or Usage that names the key.
    std::function<Result<std::unique_ptr<QueuedWork>>(const std::string& payload)> make;

    // Repeated after it was stopped, it goes on where it stood: its result has gaps until then.
    bool goesOn = false;
    // Its networks are memory that is given back when a person stops it.
    bool trains = false;
    // Why a queue's file cannot ask for it, behind "jobs[N] "; empty: it travels.
    std::string staysHere = {};
};

const Registry<JobKind>& jobKinds();

} // namespace miro
