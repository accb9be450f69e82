// The pixels of a PNG through libpng itself: OpenImageIO leaves libpng's messages on stderr and gives 16-bit samples
// and transparency other values than Pillow. Private to the image room; use image_file.h.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <string>
#include <string_view>

namespace miro {

// What image_file.h promises of decodeImage(). width and height are those of readImageHeader(), already accepted.
Result<Image> readPngPixels(std::string_view bytes, int width, int height, const std::string& name);

} // namespace miro
