#include "job/explore_run_job.h"

namespace miro {

Result<void> ExploreRunJob::run(const JobContext& context) {
    MIRO_TRY(m_outcome, runExploration(m_request, context.listener, context.stop));
    return {};
}

} // namespace miro
