// What a batch was asked for, kept beside the files of its first shard: request.json and the list as it was read. Merge
// plans the batch again with them, for the sheets over all shards. Private to the batch room.
#pragma once

#include "batch/batch_plan.h"

#include <filesystem>

namespace miro {

// Nothing when it is there.
Result<void> keepRecipe(const std::filesystem::path& folder, const BatchRequest& request);

// NotFound, Corrupt; what BatchPlan::make() says.
Result<BatchPlan> planFromRecipe(const std::filesystem::path& folder, const ModelLookup& lookup);

} // namespace miro
