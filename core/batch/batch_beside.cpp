#include "batch/batch_beside.h"

#include "batch/batch_layout.h"
#include "batch/batch_sheets.h"
#include "image/image_file.h"
#include "image/resize.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int kShorterThumbnailSide = 256; // of the shorter side

Image thumbnailOf(Image image) {
    const int side = std::min(image.width, image.height);
    if (side <= kShorterThumbnailSide)
        return image;
    const double scale = static_cast<double>(kShorterThumbnailSide) / side;
    return resized(image, std::max(kShorterThumbnailSide, static_cast<int>(image.width * scale)),
                   std::max(kShorterThumbnailSide, static_cast<int>(image.height * scale)));
}

} // namespace

Result<void> writeLayout(const BatchPlan& plan, const std::map<int64_t, BatchResult>& results,
                         const BesideWriter& write) {
    if (plan.request().layout == BatchLayout::Files)
        return {};
    for (const NamedFile& file : layoutSettings(plan))
        MIRO_CHECK_OK(write(file));
    int64_t last = -1;
    for (const auto& [index, result] : results) {
        const int64_t entry = plan.picture(index).entry;
        if (entry == last || !result.failure.empty())
            continue;
        last = entry;
        for (const NamedFile& file : layoutFiles(plan, entry))
            MIRO_CHECK_OK(write(file));
    }
    return {};
}

Result<void> writeBatchSheets(const BatchPlan& plan, const fs::path& folder,
                              const std::map<int64_t, BatchResult>& results, const BesideWriter& write,
                              const std::stop_token& stop) {
    const SheetSource source = [&](const BatchPicture& picture) -> Result<std::optional<Image>> {
        const auto found = results.find(picture.index);
        if (found == results.end() || !found->second.failure.empty() || !found->second.kept)
            return std::optional<Image>();
        MIRO_TRY(Image image, readImage(folder / found->second.file));
        return std::optional(thumbnailOf(std::move(image)));
    };
    return writeSheets(plan, source, write, stop);
}

bool hasSheets(const BatchPlan& plan, const fs::path& folder) {
    std::error_code ignored;
    if (sweepGrids(plan) > 0)
        return fs::exists(folder / "index.html", ignored);
    return fs::exists(folder / fmt::format("sheets/contact-{:04}.png", contactSheets(plan)), ignored);
}

} // namespace miro
