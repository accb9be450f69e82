#include "job/proof_work.h"

#include "job/taste_proof.h"
#include "tensor/device.h"

namespace miro {
namespace {

// The pictures are the job's count.
class CountedProgress : public ProgressSink {
public:
    explicit CountedProgress(WorkHost& host) : m_host(host) {}
    void progress(const Progress& progress) override {
        m_host.progress(progress);
        if (progress.stage == "sample")
            m_host.countPictures(progress.done, progress.total);
    }

private:
    WorkHost& m_host;
};

ProofTools toolsOf(const WorkContext& context) {
    ScoringOptions options;
    options.device = context.preferences.device;
    options.threads = context.preferences.threads;
    return proofTools(context.modelFolders, options);
}

} // namespace

ProofWork::ProofWork(ProvePayload payload, MakeTools tools, ProofEffort effort)
    : m_payload(std::move(payload)), m_tools(tools ? std::move(tools) : toolsOf), m_effort(effort) {}

Result<PaintOutcome> ProofWork::run(const WorkContext& context) {
    initialiseTorch();
    MIRO_TRY(const auto library, Library::open(m_payload.library));
    const ProofTools tools = m_tools(context);
    CountedProgress progress(context.host);
    while (true) {
        MIRO_TRY(TasteVersionRecord version, tasteVersion(*library, m_payload.version));
        ProofRun run(*library, std::move(version), tools, m_effort);
        const Result<void> prepared = run.prepare(progress, context.control.untilPauseToken());
        if (prepared.ok())
            return PaintOutcome{};
        if (prepared.error().code != ErrorCode::Stopped || context.control.token().stop_requested())
            return prepared.error();
        context.control.waitWhilePaused(); // what was made so far is on disk
        if (context.control.token().stop_requested())
            return stoppedError();
    }
}

Result<std::unique_ptr<QueuedWork>> makeProofWork(const std::string& text) {
    MIRO_TRY(ProvePayload payload, proveFromText(text));
    return std::unique_ptr<QueuedWork>(std::make_unique<ProofWork>(std::move(payload)));
}

} // namespace miro
