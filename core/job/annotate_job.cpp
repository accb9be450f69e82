#include "job/annotate_job.h"

#include "annotate/captioned_pictures.h"
#include "annotate/shard_index.h"
#include "tensor/device.h"

namespace miro {
namespace {

Result<AnnotateOutcome> runStage(AnnotateRequest::Pack& pack, const AnnotateHost& host) {
    if (const auto* folder = std::get_if<PackFolder>(&pack.from)) {
        MIRO_TRY(pack.what.pictures, captionedPictures(folder->folder, folder->captions));
        pack.what.source = "images";
    } else if (const auto* library = std::get_if<PackLibrary>(&pack.from)) {
        MIRO_TRY(pack.what.pictures, captionedPictures(*library->library, library->pictures, host.note));
        pack.what.source = "library";
    }
    return packShards(pack.what, host);
}

Result<AnnotateOutcome> runStage(const ScoreShardsRequest& request, const AnnotateHost& host) {
    initialiseTorch();
    return scoreShards(request, host);
}

Result<AnnotateOutcome> runStage(const LatentShardsRequest& request, const AnnotateHost& host) {
    initialiseTorch();
    return makeLatentShards(request, host);
}

Result<AnnotateOutcome> runStage(const AnnotateRequest::Index& request, const AnnotateHost& host) {
    AnnotateOutcome outcome;
    MIRO_TRY(outcome.samples, indexShards(request.folder, request.name, {}, host));
    return outcome;
}

} // namespace

Result<void> AnnotateJob::run(const JobContext& context) {
    const AnnotateHost host{context.listener, m_each, [&](const std::string& line) { context.listener.note(line); },
                            context.stop};
    MIRO_TRY(m_outcome, std::visit([&](auto& stage) { return runStage(stage, host); }, m_request.stage));
    return {};
}

} // namespace miro
