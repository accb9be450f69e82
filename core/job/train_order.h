// A training run for the queue. Plain values without libtorch: any thread, any room above.
#pragma once

#include "base/training_point.h"
#include "library/job_record.h"

#include <filesystem>
#include <string>

namespace miro {

// Job kind "train", of JobPriority::FineTuning: everything else goes first. Its count (JobRecord::picturesDone and
// picturesTotal) is updates.
struct TrainJob {
    JobId id; // newUniqueId(), by the caller

    // One of the two; what was queued stays what it was when the file changes.
    std::filesystem::path configFile;
    std::string config; // the JSON itself; paths in it are whole

    // The run's own, as of `miro train`: empty or not there yet, or that of a run of the same config, which goes on.
    // The job's end, or its removal, leaves it as it is.
    std::filesystem::path folder;
    std::string name; // for people; empty: the folder's
};

inline constexpr const char* kTrainKind = "train";

// In a job's payload, a JSON object: the run's folder, where its metrics lie.
inline constexpr const char* kTrainFolderKey = "folder";

} // namespace miro
