#include "job/generate_work.h"

namespace miro {

std::string GenerateWork::title() const {
    return oneLine(m_payload.request.settings.prompt, 200);
}

std::string GenerateWork::decide(const Preferences& preferences) {
    m_payload.decide(preferences);
    return textFromPayload(m_payload);
}

std::string GenerateWork::repeatPayload(const JobId&) const {
    GeneratePayload payload = m_payload;
    payload.decided.reset();
    return textFromPayload(payload);
}

Result<PaintOutcome> GenerateWork::run(const WorkContext& context) {
    m_payload.decide(context.preferences);
    PaintRequest paint;
    paint.what = m_payload.decidedRequest();
    if (paint.what.modelFolders.empty())
        paint.what.modelFolders = context.modelFolders;
    paint.alreadyDrawn = context.alreadyDrawn;
    paint.metadata = !context.preferences.privacy;
    paint.previewMethod = context.preferences.preview;
    paint.threads = context.preferences.threads;
    paint.parent = m_payload.parentFile;
    paint.live = context.scorers.live(m_payload.request.model, context.preferences);
    paint.freeOther = [&scorers = context.scorers] {
        scorers.freeIdle();
    };
    const KeepOptions options{m_payload.keep, m_payload.parent};
    return context.painter.paint(paint, context.host, context.control,
                                 [&](const PictureFile& file) -> Result<std::string> {
                                     MIRO_TRY(const KeptPicture kept, context.host.keep(file, options));
                                     return kept.file;
                                 });
}

Result<std::unique_ptr<QueuedWork>> makeGenerateWork(const std::string& text) {
    MIRO_TRY(GeneratePayload payload, payloadFromText(text));
    return std::unique_ptr<QueuedWork>(std::make_unique<GenerateWork>(std::move(payload)));
}

} // namespace miro
