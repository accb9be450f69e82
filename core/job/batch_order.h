// A batch for the queue. Plain values without libtorch: any thread, any room above.
#pragma once

#include "base/result.h"
#include "batch/batch_request.h"
#include "library/batch_record.h"
#include "library/job_record.h"

#include <cstdint>
#include <optional>
#include <string>

namespace miro {

// Job kind "batch", of JobPriority::Batch. Its pictures go into the library and into an album of the batch's own; a
// picture has the job's id and BatchPicture::index.
struct BatchJob {
    JobId id; // newUniqueId(), by the caller
    BatchRequest what;
    std::string name;    // of the batch and its album; empty: the list's name
    bool tryOut = false; // the first three pictures only, ahead of other batches: "try three"

    // As whoever asked saw its plan. The queue shows the number before the batch begins; the batch refuses to begin
    // when its wildcard files are not those any more. 0 and empty: whatever they are when it begins.
    int64_t pictures = 0;
    std::string fingerprint; // BatchPlan::fingerprint()
};

inline constexpr int64_t kTriedPictures = 3;

// How far a batch is, told after each picture of it.
struct BatchStatus {
    JobId job;
    int64_t done = 0; // safe in the library, former attempts included
    int64_t failed = 0;
    int64_t total = 0;
    std::optional<int64_t> album;
};

// What drawing costs here, from runs of that model on this machine.
struct BatchPace {
    double evaluationSeconds = 0; // one evaluation of the network for one picture, as BatchPlan::groupCost() counts
    double pictureSeconds = 0;    // one picture from latents to a file
    double loadingSeconds = 0;    // once; 0: the model lies in memory
};

inline constexpr const char* kBatchKind = "batch";

// From a job's payload (JobRecord::payload, BatchStore::payload()), which may come from anywhere; `id` is left empty.
// Corrupt, Unsupported, or Usage that names the key.
Result<BatchJob> batchFromPayload(const std::string& payload);

} // namespace miro
