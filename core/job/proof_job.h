// `miro taste prove`: draws and measures what a version's proof shows, blocking; begun again it goes on.
#pragma once

#include "job/job.h"
#include "library/taste_record.h"
#include "reward/scoring_session.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

class Library;

struct ProofRequest {
    Library* library = nullptr; // outlives the job
    TasteVersionRecord version;
    std::vector<std::filesystem::path> modelFolders; // as --models
    ScoringOptions scoring;
};

class ProofJob : public Job {
public:
    explicit ProofJob(ProofRequest request) : m_request(std::move(request)) {}

    // See job/proof_run.h.
    Result<void> run(const JobContext& context) override;

private:
    ProofRequest m_request;
};

} // namespace miro
