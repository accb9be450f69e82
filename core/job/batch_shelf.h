// The plan of the batch that ran last, so that one which gives way and goes on, group by group, is planned once.
// Owned by the WorkRunner; compute thread.
#pragma once

#include "batch/batch_plan.h"
#include "library/job_record.h"

#include <optional>

namespace miro {

class BatchShelf {
public:
    // The plan lives until the next call for another job, or clear(). A job's request never changes. Errors of
    // BatchPlan::make().
    Result<const BatchPlan*> plan(const JobId& job, const BatchRequest& request, const ModelLookup& lookup) {
        if (!m_plan || m_job != job) {
            clear();
            MIRO_TRY(BatchPlan made, BatchPlan::make(request, lookup));
            m_plan.emplace(std::move(made));
            m_job = job;
        }
        return &*m_plan;
    }
    void clear() { m_plan.reset(); }

private:
    JobId m_job;
    std::optional<BatchPlan> m_plan;
};

} // namespace miro
