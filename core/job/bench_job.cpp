#include "job/bench_job.h"

#include "tensor/device.h"

namespace miro {

Result<void> BenchJob::run(const JobContext& context) {
    initialiseTorch();
    MIRO_TRY(m_report, runBench(m_request, context.listener, context.stop));
    return {};
}

} // namespace miro
