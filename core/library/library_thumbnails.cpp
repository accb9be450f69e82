// Library: thumbnails, named after their picture's bytes, so that they outlive a rebuild and a move.
#include "base/files.h"
#include "image/image_file.h"
#include "image/resize.h"
#include "library/database.h"
#include "library/library.h"
#include "library/picture_store.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kMaxThumbnailBytes = 1u << 20;
constexpr int kQuality = 88;
constexpr int kThumbnailSide = 256; // of the longest side

Image smallerImage(const Image& image) {
    const int longest = std::max(image.width, image.height);
    if (longest <= kThumbnailSide)
        return image;
    auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * kThumbnailSide / longest)));
    };
    return resized(image, scaled(image.width), scaled(image.height));
}

} // namespace

Result<Image> Library::thumbnail(PictureId id) {
    std::string path, sha256;
    MIRO_CHECK_OK(m_database->run("SELECT path, sha256 FROM pictures WHERE id = ? AND state IN (1, 2, 3)", {id},
                                  [&](const SqlRow& row) {
                                      path = row.text(0);
                                      sha256 = row.text(1);
                                      return false;
                                  }));
    if (path.empty())
        return Error{ErrorCode::NotFound, fmt::format("picture {} is not in the library", id)};
    const std::filesystem::path file = thumbnailPath(m_folder, sha256);
    if (auto bytes = readFile(file, kMaxThumbnailBytes); bytes.ok())
        if (auto image = decodeImage(*bytes, file.string(), {kThumbnailSide, kThumbnailSide * kThumbnailSide});
            image.ok())
            return image; // a damaged one is made anew
    MIRO_TRY(const Image whole, readImage(m_folder / path));
    Image small = smallerImage(whole);
    EncodeOptions options;
    options.jpegQuality = kQuality;
    // Kept where that is possible; a full or read-only disk is no reason not to show it.
    if (auto bytes = encodeImage(small, ImageFormat::Jpeg, options); bytes.ok() && makeFolderOf(file).ok())
        (void)writeFileAtomically(file, *bytes).ok();
    return small;
}

} // namespace miro
