// How a batch becomes a folder. The host hands in saveBatch(), so that the window itself links none of what draws; a
// window without one, as most tests have it, offers no saving.
#pragma once

#include "job/batch_save.h"

#include <functional>

namespace miro {

using BatchSaver = std::function<Result<SavedBatch>(
    Library& library, const JobId& batch, const std::filesystem::path& folder,
    const std::vector<std::filesystem::path>& modelFolders, ProgressSink* progress, std::stop_token stop)>;

} // namespace miro
