// A picture file that a run begins from, read before anything long begins.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <filesystem>
#include <string>

namespace miro {

struct StartPicture {
    std::string name;   // the file's, without its folder: what the metadata may tell
    std::string sha256; // of the file
    Image image;        // in its own size
};

// Errors begin with "the start picture": NotFound, Corrupt, Unsupported (too large to be true).
Result<StartPicture> readStartPicture(const std::filesystem::path& file);

} // namespace miro
