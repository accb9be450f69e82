// Makes a picture opaque without decoding it, because OpenImageIO multiplies the colours of transparent WebP and GIF
// files by their alpha, which loses them, while Pillow keeps them. Private to the image room; use image_file.h.
#pragma once

#include <string>
#include <string_view>

namespace miro {

// The same file whose alpha is no longer mentioned; bytes that are no WebP or GIF come back as they are.
std::string webpWithoutAlpha(std::string_view bytes);
std::string gifWithoutTransparency(std::string_view bytes); // of the first frame

} // namespace miro
