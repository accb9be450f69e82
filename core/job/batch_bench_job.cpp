#include "job/batch_bench_job.h"

#include "batch/batch_plan.h"
#include "job/batch_models.h"
#include "tensor/device.h"

namespace miro {

Result<void> BatchBenchJob::run(const JobContext& context) {
    initialiseTorch();
    BatchRequest what;
    what.listName = "prompts.txt";
    what.listText = batchBenchList(m_request.count);
    what.model = m_request.model;
    what.variant = m_request.variant;
    what.settings.steps = m_request.steps;
    what.settings.device = m_request.device;
    what.settings.precision = m_request.precision;
    if (m_request.groupSize > 0)
        what.groupSize = m_request.groupSize;
    MIRO_TRY(const BatchPlan plan, BatchPlan::make(std::move(what), batchModels(m_request.modelFolders)));
    MIRO_TRY(m_report, runBatchBench(m_request, plan, context.listener, context.stop));
    return {};
}

} // namespace miro
