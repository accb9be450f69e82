// What lies beside a batch's pictures in its folder: the files of a published layout, contact sheets, grids and their
// page.
#pragma once

#include "batch/batch_manifest.h"
#include "batch/explore_files.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace miro {

using BesideWriter = std::function<Result<void>(const NamedFile& file)>;

// Of the entries that have a picture among results.
Result<void> writeLayout(const BatchPlan& plan, const std::map<int64_t, BatchResult>& results,
                         const BesideWriter& write);

// From the pictures' files; those that best-of left behind are not on them. Stopped.
Result<void> writeBatchSheets(const BatchPlan& plan, const std::filesystem::path& folder,
                              const std::map<int64_t, BatchResult>& results, const BesideWriter& write,
                              const std::stop_token& stop);

// Whether the last of the sheets is there: they are written one after another.
bool hasSheets(const BatchPlan& plan, const std::filesystem::path& folder);

} // namespace miro
