// Measures this machine.
#pragma once

#include "flow/bench.h"
#include "job/job.h"

namespace miro {

class BenchJob : public Job {
public:
    explicit BenchJob(BenchRequest request) : m_request(std::move(request)) {}

    Result<void> run(const JobContext& context) override;
    const BenchReport& report() const { return m_report; }

private:
    BenchRequest m_request;
    BenchReport m_report;
};

} // namespace miro
