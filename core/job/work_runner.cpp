#include "job/work_runner.h"

#include "job/generate_payload.h"
#include "job/payload_fields.h"
#include "tensor/torch_guard.h"

namespace miro {

WorkRunner::WorkRunner(std::vector<std::filesystem::path> modelFolders, std::optional<ScoringTools> scoring)
    : m_modelFolders(std::move(modelFolders)),
      m_scorers(scoring ? std::move(*scoring) : scoringTools(m_modelFolders), cacheFolder()) {}

WorkRunner::~WorkRunner() = default;

Result<PaintOutcome> WorkRunner::run(const JobId& job, QueuedWork& work, WorkHost& host, DrawControl& control,
                                     const Preferences& preferences, const std::vector<int64_t>& alreadyDrawn) {
    const WorkContext context{job,  m_painter, m_scorers,   m_batches,      m_training,
                              host, control,   preferences, m_modelFolders, alreadyDrawn};
    try {
        auto outcome = guardTorch("working", [&] { return work.run(context); });
        if (!outcome.ok() && outcome.error().code == ErrorCode::OutOfMemory)
            m_scorers.freeMemory(); // the painter has freed its own
        return outcome;
    } catch (const std::exception& broken) {
        return Error{ErrorCode::Failed, std::string("the program made a mistake: ") + oneLine(broken.what())};
    }
}

Result<void> WorkRunner::preload(const std::string& model, const std::string& variant, const Preferences& preferences,
                                 std::stop_token stop) {
    GeneratePayload payload;
    payload.request.modelFolders = m_modelFolders;
    payload.request.model = model;
    payload.request.variant = variant;
    payload.decide(preferences);
    const GenerateRequest what = payload.decidedRequest();
    try {
        return guardTorch("loading", [&] { return m_painter.load(what, stop, preferences.threads); });
    } catch (const std::exception& broken) {
        return Error{ErrorCode::Failed, std::string("the program made a mistake: ") + oneLine(broken.what())};
    }
}

void WorkRunner::freeMemory() {
    m_painter.forgetBatch();
    m_painter.freeMemory();
    m_scorers.freeMemory();
    m_batches.clear();
    m_training.clear();
}

std::string WorkRunner::loadedModel() const {
    return m_painter.loadedModel();
}

std::optional<double> WorkRunner::estimatedSeconds(const GenerateRequest& request,
                                                   const Preferences& preferences) const {
    GeneratePayload payload;
    payload.request = request;
    payload.decide(preferences);
    GenerateRequest decided = payload.decidedRequest();
    if (decided.modelFolders.empty())
        decided.modelFolders = m_modelFolders;
    return m_painter.estimatedSeconds(decided);
}

std::optional<BatchPace> WorkRunner::batchPace(const BatchRequest& request, const Preferences& preferences) const {
    GenerateRequest what;
    what.model = request.model;
    what.variant = request.variant;
    const ComputeDecision decided = decideCompute(request.settings.device, request.settings.precision, preferences);
    what.settings.device = decided.device;
    what.settings.precision = decided.precision;
    const auto pace = m_painter.pace(what);
    if (!pace)
        return std::nullopt;
    return BatchPace{pace->evaluation, pace->picture, pace->loading};
}

} // namespace miro
