// What a picture file is and how large its picture says it is, from its first bytes: known before any decoder is
// started, so that a file of a few bytes cannot ask for gigabytes. The content decides, never the file's name.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace miro {

enum class ImageFormat { Png, Jpeg, Webp, Exr, Tiff, Bmp, Gif };

const char* formatName(ImageFormat format); // "PNG", for messages

struct ImageHeader {
    ImageFormat format;
    int64_t width;
    int64_t height;
};

// Corrupt when the header is cut off or senseless, Unsupported for anything but the formats above; `name` is what
// messages call the file. Sizes are positive and otherwise as the file says.
Result<ImageHeader> readImageHeader(std::string_view bytes, const std::string& name);

} // namespace miro
