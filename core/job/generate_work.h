// Draws pictures from the queue.
#pragma once

#include "job/generate_payload.h"
#include "job/queued_work.h"

#include <memory>

namespace miro {

inline constexpr const char* kGenerateKind = "generate";

class GenerateWork : public QueuedWork {
public:
    explicit GenerateWork(GeneratePayload payload) : m_payload(std::move(payload)) {}

    std::string title() const override;
    std::string model() const override { return m_payload.request.model; }
    int64_t pictures() const override { return m_payload.request.settings.count; }
    std::string decide(const Preferences& preferences) override;
    std::string repeatPayload(const JobId&) const override;
    Result<PaintOutcome> run(const WorkContext& context) override;

private:
    GeneratePayload m_payload;
};

Result<std::unique_ptr<QueuedWork>> makeGenerateWork(const std::string& payload);

} // namespace miro
