// Measures what a batch gains on this machine.
#pragma once

#include "flow/batch_bench.h"
#include "job/job.h"

namespace miro {

class BatchBenchJob : public Job {
public:
    explicit BatchBenchJob(BatchBenchRequest request) : m_request(std::move(request)) {}

    Result<void> run(const JobContext& context) override;
    const BatchBenchReport& report() const { return m_report; }

private:
    BatchBenchRequest m_request;
    BatchBenchReport m_report;
};

} // namespace miro
