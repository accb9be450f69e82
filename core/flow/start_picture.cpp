#include "flow/start_picture.h"

#include "base/files.h"
#include "hub/file_hash.h"
#include "image/image_file.h"

#include <fmt/format.h>

namespace miro {
namespace {

Result<StartPicture> read(const std::filesystem::path& file) {
    std::error_code error;
    // A pipe would be waited for, a device never ends.
    if (std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error))
        return Error{ErrorCode::Corrupt, fmt::format("{} is no file; give a picture", oneLine(file.string()))};
    MIRO_TRY(std::string bytes, readFile(file, ImageLimits().maxFileBytes));
    StartPicture picture;
    picture.name = file.filename().string();
    MIRO_TRY(picture.image, decodeImage(bytes, file.string()));
    FileHasher hasher(DigestKind::Sha256, 0);
    hasher.add(bytes);
    picture.sha256 = hasher.finish();
    return picture;
}

} // namespace

Result<StartPicture> readStartPicture(const std::filesystem::path& file) {
    auto picture = read(file);
    if (!picture.ok())
        return picture.error().within("the start picture");
    return picture;
}

} // namespace miro
