// The scores of a batch's pictures, measured from their files after the drawing. Private to the flow room.
#pragma once

#include "batch/batch_manifest.h"
#include "flow/picture_scorer.h"

#include <functional>

namespace miro {

// One run's; the calling thread.
class BatchScoring {
public:
    BatchScoring(const BatchPlan& plan, BatchManifest& manifest, const std::filesystem::path& folder,
                 PictureScorer& scorer)
        : m_plan(plan), m_manifest(manifest), m_folder(folder), m_scorer(scorer) {}

    // Those of indices that are drawn and lack a score of these scorers' versions; they are kept after every few. keep:
    // calls what it is given until it is no longer refused by a full disk.
    using Keep = std::function<Result<void>(const std::function<Result<void>()>&)>;
    Result<void> score(const std::vector<int64_t>& indices, ProgressSink& progress, const std::stop_token& stop,
                       const Keep& keep);

private:
    Result<void> scoreSome(std::vector<BatchResult> results, ProgressSink& progress, const std::stop_token& stop,
                           const Keep& keep);

    const BatchPlan& m_plan;
    BatchManifest& m_manifest;
    const std::filesystem::path& m_folder;
    PictureScorer& m_scorer;
    std::vector<ScoreRecord> m_versions; // without values
};

} // namespace miro
