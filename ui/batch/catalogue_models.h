// What a plan has to know of models, from the window's catalogue: batchModels() for those who link no job.
#pragma once

#include "batch/batch_plan.h"

namespace miro {

struct ModelInventory;

// Holds copies: any thread, one at a time.
ModelLookup modelsOf(const ModelInventory& inventory);

} // namespace miro
