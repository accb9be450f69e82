// Where a generation's files will lie: decided, and checked to be writable, before the long work begins.
#pragma once

#include "base/files.h"
#include "base/result.h"
#include "flow/generate_request.h"
#include "image/image_header.h"
#include "library/file_names.h"

#include <chrono>
#include <filesystem>
#include <vector>

namespace miro {

struct OutputPlan {
    std::vector<std::filesystem::path> pictures; // one a seed
    ImageFormat format = ImageFormat::Png;
    std::filesystem::path latents; // empty: none
    // Missing folders that the files need, outermost first, for AtomicFileGroup::createFolder.
    std::vector<std::filesystem::path> newFolders;
};

// Writes nothing that stays. library is the library folder, used when the request names no place; today names its
// subfolder. Pictures in a folder get names that are not taken yet. Usage (an ending that is no picture format,
// --output with several pictures, one file for two things), NotFound, Failed (read-only).
Result<OutputPlan> planOutputs(const GenerateRequest& request, const std::vector<uint64_t>& seeds,
                               const std::filesystem::path& library, std::chrono::year_month_day today);

// The calendar day of this machine's time zone.
std::chrono::year_month_day localToday();

} // namespace miro
