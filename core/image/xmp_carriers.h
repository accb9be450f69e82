// Where JPEG (APP1 segment) and WebP (chunk "XMP ") keep an XMP packet. Private to the image room; use text_metadata.h.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace miro {

// Longer packets do not fit into a JPEG segment.
inline constexpr size_t kMaxJpegXmpBytes = 65535 - 2 - 29;

// The packet, empty when there is none; a view into bytes. Corrupt when the file is cut off.
Result<std::string_view> jpegXmp(std::string_view bytes, const std::string& name);
Result<std::string_view> webpXmp(std::string_view bytes, const std::string& name);

// The same picture with its packet replaced, or removed when packet is empty, and its Exif and comments removed.
Result<std::string> jpegWithXmp(std::string_view bytes, const std::string& packet, const std::string& name);
Result<std::string> webpWithXmp(std::string_view bytes, const std::string& packet, const std::string& name);

} // namespace miro
