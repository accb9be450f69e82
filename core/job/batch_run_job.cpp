#include "job/batch_run_job.h"

#include "job/batch_models.h"

namespace miro {
namespace {

class JobSink : public DrawSink {
public:
    explicit JobSink(JobListener& listener) : m_listener(listener) {}
    void progress(const Progress& progress) override { m_listener.progress(progress); }
    void note(const std::string& line) override { m_listener.note(line); }

private:
    JobListener& m_listener;
};

} // namespace

Result<void> BatchRunJob::run(const JobContext& context) {
    MIRO_TRY(const BatchPlan plan, BatchPlan::make(m_order.what, batchModels(m_order.how.modelFolders)));
    m_order.how.plan = &plan;
    JobSink sink(context.listener);
    MIRO_TRY(m_outcome, runBatch(m_order.how, sink, context.stop));
    m_order.how.plan = nullptr;
    return {};
}

Result<BatchPreview> previewBatchRun(BatchRunOrder order) {
    MIRO_TRY(const BatchPlan plan, BatchPlan::make(order.what, batchModels(order.how.modelFolders)));
    order.how.plan = &plan;
    return previewBatch(order.how);
}

} // namespace miro
