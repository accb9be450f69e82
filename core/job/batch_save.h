// A batch of the library as a folder: the files, names and manifest that `miro batch` would have written. No libtorch
// here: the window may include it.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "library/library.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace miro {

struct SavedBatch {
    int64_t files = 0;   // pictures that are in the folder now
    int64_t missing = 0; // of the plan: they failed, were deleted, or are not drawn yet
};

// The library's thread; blocks. Bytes are copied as they are. A folder that a former call, stopped or killed, left half
// done is completed; one that holds another batch is refused. modelFolders: empty: this machine's usual ones. NotFound
// (no such batch, or its model is gone), Usage (the folder), DiskFull, Stopped, Failed.
Result<SavedBatch> saveBatch(Library& library, const JobId& batch, const std::filesystem::path& folder,
                             const std::vector<std::filesystem::path>& modelFolders, ProgressSink* progress,
                             std::stop_token stop);

} // namespace miro
