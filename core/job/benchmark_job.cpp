#include "job/benchmark_job.h"

#include "eval/detector_scenes.h"

#include <fmt/format.h>

namespace miro {

Result<void> BenchmarkJob::run(const JobContext& context) {
    const std::filesystem::path folder = m_request.draw.how.folder;
    BatchRunJob batch(std::move(m_request.draw));
    MIRO_CHECK_OK(batch.run(context));
    const BatchRunOutcome& drawn = batch.outcome();
    if (drawn.failed > 0)
        return Error{ErrorCode::Failed,
                     fmt::format("{} of {} pictures could not be drawn, the first: {}; the others are in {}, and the "
                                 "same command tries again",
                                 drawn.failed, drawn.failed + static_cast<int64_t>(drawn.pictures.size()),
                                 drawn.firstFailure, oneLine(folder.string()))};
    MIRO_TRY(std::vector<BenchmarkPicture> pictures, readBenchmark(folder, drawn.pictures));
    const bool judged = !m_request.detector.empty();
    if (judged)
        MIRO_CHECK_OK(detect(pictures, m_request.detector, context.listener, context.stop));
    m_outcome.summary = summaryOf(pictures, judged);
    MIRO_TRY(m_outcome.files, writeBenchmark(folder, pictures, m_outcome.summary));
    return {};
}

Result<void> DetectScenesJob::run(const JobContext& context) {
    MIRO_TRY(const SceneReader reader, SceneReader::open(m_sprites));
    for (std::string line; m_next(line);) {
        if (context.stop.stop_requested())
            return stoppedError();
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        MIRO_TRY(const std::string answer, reader.answer(line, context.stop));
        m_each(answer);
    }
    return context.stop.stop_requested() ? Result<void>(stoppedError()) : Result<void>();
}

Result<std::vector<std::string>> scenePrompts(const std::filesystem::path& sprites,
                                              const ScenePromptsRequest& request) {
    MIRO_TRY(const SpriteSet set, SpriteSet::open(sprites));
    return scenePromptLines(request, set);
}

} // namespace miro
