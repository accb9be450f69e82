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
};

const Registry<JobKind>& jobKinds();

} // namespace miro
