// All that can be known about a batch's run before anything is drawn: its models, what its manifest's head says, which
// groups are its shard's. Private to the flow room.
#pragma once

#include "batch/batch_manifest.h"
#include "flow/batch_run.h"
#include "flow/generate_request.h"
#include "flow/picture_scorer.h"

#include <map>
#include <memory>

namespace miro {

// A plain value.
struct BatchSetup {
    struct Model {
        GenerateRequest what; // with the settings of its first picture
        std::filesystem::path folder;
        std::filesystem::path weights;
        int64_t imageSize = 0;       // pixels a side; 0 where its config does not say
        std::vector<int64_t> groups; // of the shard, ascending
    };
    BatchHead head;            // but for the models' hashes
    std::vector<Model> models; // of the shard, in the order of their first group

    // Groups of one model after another: models change as seldom as can be.
    std::vector<int64_t> groups() const;
};

// "starter", "org/name|variant": how the head and the setup name a model.
std::string batchModelName(const std::string& model, const std::string& variant);

// What the plan alone says; models, device and shard are still to be filled.
BatchHead batchHeadOf(const BatchPlan& plan);

// NotFound, Corrupt, Unsupported, Usage.
Result<BatchSetup> prepareBatch(const BatchRunRequest& request);

// Nothing when the batch is not scored. Usage, NotFound.
Result<std::unique_ptr<PictureScorer>> openBatchScorer(const BatchRunRequest& request);

} // namespace miro
