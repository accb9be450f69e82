// A batch into a folder, from the command line.
#pragma once

#include "batch/batch_request.h"
#include "flow/batch_run.h"
#include "job/job.h"

namespace miro {

struct BatchRunOrder {
    BatchRequest what;
    BatchRunRequest how; // its plan is made here
};

// Both say what is wrong with the list, the options and the folder before anything is drawn.
class BatchRunJob : public Job {
public:
    explicit BatchRunJob(BatchRunOrder order) : m_order(std::move(order)) {}

    Result<void> run(const JobContext& context) override;
    const BatchRunOutcome& outcome() const { return m_outcome; }

private:
    BatchRunOrder m_order;
    BatchRunOutcome m_outcome;
};

// For --dry-run: blocks, reads small files only, writes nothing.
Result<BatchPreview> previewBatchRun(BatchRunOrder order);

} // namespace miro
