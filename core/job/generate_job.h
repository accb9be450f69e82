// Draws pictures and writes their files.
#pragma once

#include "flow/generate_request.h"
#include "job/job.h"

namespace miro {

class GenerateJob : public Job {
public:
    explicit GenerateJob(GenerateRequest request) : m_request(std::move(request)) {}

    Result<void> run(const JobContext& context) override;
    const GenerateOutcome& outcome() const { return m_outcome; }

private:
    GenerateRequest m_request;
    GenerateOutcome m_outcome;
};

} // namespace miro
