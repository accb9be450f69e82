#include "job/adapter_merge_job.h"

#include "tensor/device.h"

namespace miro {

Result<void> AdapterMergeJob::run(const JobContext& context) {
    initialiseTorch();
    return mergeAdapter(m_request, context.listener, context.stop);
}

} // namespace miro
