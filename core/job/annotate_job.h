// Preparing training data: one stage of `miro annotate`.
#pragma once

#include "annotate/latent_shards.h"
#include "annotate/pack.h"
#include "annotate/score_shards.h"
#include "job/job.h"
#include "library/library.h"

#include <functional>
#include <variant>

namespace miro {

// Where the pictures of a data set to be packed come from, where they are not scenes.
struct PackFolder {
    std::filesystem::path folder;
    std::filesystem::path captions; // empty: see captionedPictures()
};
struct PackLibrary {
    Library* library = nullptr; // outlives the job
    std::vector<PictureId> pictures;
};

struct AnnotateRequest {
    struct Pack {
        PackRequest what; // its pictures are filled by the job
        std::variant<std::monostate, PackFolder, PackLibrary> from;
    };
    struct Index {
        std::filesystem::path folder;
        std::string name;
    };
    std::variant<Pack, ScoreShardsRequest, LatentShardsRequest, Index> stage;
};

class AnnotateJob : public Job {
public:
    // Told each shard as soon as it is finished.
    using Each = std::function<void(const FinishedShard&)>;

    AnnotateJob(AnnotateRequest request, Each each) : m_request(std::move(request)), m_each(std::move(each)) {}

    Result<void> run(const JobContext& context) override;
    const AnnotateOutcome& outcome() const { return m_outcome; }

private:
    AnnotateRequest m_request;
    Each m_each;
    AnnotateOutcome m_outcome;
};

} // namespace miro
