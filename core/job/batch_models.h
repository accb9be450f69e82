// What a batch's plan has to know of models, looked up in models folders. No libtorch here: the window may include it.
#pragma once

#include "batch/batch_plan.h"

#include <filesystem>
#include <vector>

namespace miro {

// modelFolders: empty: this machine's usual ones. Reads small files only, each model's once; one thread at a time.
ModelLookup batchModels(std::vector<std::filesystem::path> modelFolders);

} // namespace miro
