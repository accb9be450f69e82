// Draws a batch from the queue, with the plan, the groups and so the pixels of `miro batch`, into the library. Stops
// within a network block for what is more urgent and goes on from its latents. A picture that fails is noted, and the
// batch goes on without it.
#pragma once

#include "job/batch_payload.h"
#include "job/queued_work.h"

#include <memory>
#include <string>
#include <vector>

namespace miro {

class BatchWork : public QueuedWork {
public:
    explicit BatchWork(BatchPayload payload) : m_payload(std::move(payload)) {}

    std::string title() const override { return titleOfBatch(m_payload.job); }
    std::string model() const override { return m_payload.job.what.model; }
    int64_t pictures() const override { return 0; } // its plan says, and is made when it runs
    std::string decide(const Preferences& preferences) override;
    std::string repeatPayload(const JobId&) const override;
    bool givesWayAtOnce() const override { return true; }
    bool wantsScores() const override { return !m_payload.job.what.scorers.empty() || m_payload.job.what.bestOf > 0; }
    std::vector<std::string> namedScorers() const override;
    bool scoresItself() const override { return true; }

    // Usage (the list, its wildcards have changed), NotFound (its model, a scorer).
    Result<PaintOutcome> run(const WorkContext& context) override;

private:
    Result<std::vector<std::string>> scorers(const WorkContext& context) const;

    BatchPayload m_payload;
};

Result<std::unique_ptr<QueuedWork>> makeBatchWork(const std::string& payload);

} // namespace miro
