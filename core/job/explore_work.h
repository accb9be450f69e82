// Answers a question about a picture's sliders from the queue: draws each cell of an exploration as a full picture of
// the library and scores it at once. Gives way to drawings between two cells; cells that are there are not drawn again.
#pragma once

#include "batch/explore_plan.h"
#include "job/explore_payload.h"
#include "job/queued_work.h"

#include <memory>
#include <vector>

namespace miro {

class ExploreWork : public QueuedWork {
public:
    ExploreWork(ExplorePayload payload, std::vector<ExploreCell> cells)
        : m_payload(std::move(payload)), m_cells(std::move(cells)) {}

    std::string title() const override;
    std::string model() const override { return m_payload.model; }
    int64_t pictures() const override { return static_cast<int64_t>(m_cells.size()); }
    std::string decide(const Preferences& preferences) override;
    std::string repeatPayload(const JobId&) const override;
    bool wantsScores() const override { return true; }
    Result<PaintOutcome> run(const WorkContext& context) override;

private:
    PaintRequest paintRequest(const WorkContext& context, const ExploreCell& cell) const;

    ExplorePayload m_payload;
    std::vector<ExploreCell> m_cells;
};

// Usage where the plan makes no cells.
Result<std::unique_ptr<QueuedWork>> makeExploreWork(const std::string& payload);

} // namespace miro
