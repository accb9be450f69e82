// Draws and measures what a proof shows, from the queue (job kind "prove"): what is done stays, so it gives way to
// everything within a network block. The pictures lie in the version's own folder, not in the gallery.
#pragma once

#include "job/proof_order.h"
#include "job/proof_run.h"
#include "job/queued_work.h"

#include <functional>
#include <memory>
#include <string>

namespace miro {

class ProofWork : public QueuedWork {
public:
    using MakeTools = std::function<ProofTools(const WorkContext& context)>;

    // tools: for tests; empty: of the context's models folders and preferences.
    explicit ProofWork(ProvePayload payload, MakeTools tools = {}, ProofEffort effort = {});

    std::string title() const override { return m_payload.name; }
    std::string model() const override { return {}; } // it is not the painter's
    int64_t pictures() const override { return 0; }   // known when the sliders are fitted
    std::string decide(const Preferences&) override { return textFromProve(m_payload); }
    std::string repeatPayload(const JobId&) const override { return textFromProve(m_payload); }
    bool givesWayAtOnce() const override { return true; }
    bool keepsPictures() const override { return false; }

    // See ProofRun.
    Result<PaintOutcome> run(const WorkContext& context) override;

private:
    const ProvePayload m_payload;
    const MakeTools m_tools;
    const ProofEffort m_effort;
};

Result<std::unique_ptr<QueuedWork>> makeProofWork(const std::string& payload);

} // namespace miro
