// Gives a prompt's tokens and embedding.
#pragma once

#include "flow/encode_text.h"
#include "job/job.h"

namespace miro {

class EncodeTextJob : public Job {
public:
    explicit EncodeTextJob(EncodeTextRequest request) : m_request(std::move(request)) {}

    Result<void> run(const JobContext& context) override;
    const EncodeTextOutcome& outcome() const { return m_outcome; }

private:
    EncodeTextRequest m_request;
    EncodeTextOutcome m_outcome;
};

} // namespace miro
