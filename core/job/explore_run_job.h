// An exploration into a folder, from the command line.
#pragma once

#include "eval/explore_run.h"
#include "job/job.h"

namespace miro {

class ExploreRunJob : public Job {
public:
    explicit ExploreRunJob(ExploreRunRequest request) : m_request(std::move(request)) {}

    Result<void> run(const JobContext& context) override;
    const ExploreRunOutcome& outcome() const { return m_outcome; }

private:
    ExploreRunRequest m_request;
    ExploreRunOutcome m_outcome;
};

} // namespace miro
