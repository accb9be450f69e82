// Scores pictures from the queue: those that a person chose, or by itself what a job drew.
#pragma once

#include "job/queued_work.h"
#include "job/score_payload.h"

#include <memory>

namespace miro {

class ScoreWork : public QueuedWork {
public:
    explicit ScoreWork(ScorePayload payload) : m_payload(std::move(payload)) {}

    std::string title() const override { return {}; }
    std::string model() const override { return {}; }
    int64_t pictures() const override { return static_cast<int64_t>(m_payload.pictures.size()); }
    std::string decide(const Preferences&) override { return textFromScore(m_payload); }
    std::string repeatPayload(const JobId&) const override { return textFromScore(m_payload); }
    bool givesWayAtOnce() const override { return true; }
    bool keepsPictures() const override { return false; }

    // Usage names a scorer that was asked for and is not installed.
    Result<PaintOutcome> run(const WorkContext& context) override;

private:
    Result<std::vector<std::string>> keys(const WorkContext& context) const;

    ScorePayload m_payload;
};

Result<std::unique_ptr<QueuedWork>> makeScoreWork(const std::string& payload);

} // namespace miro
