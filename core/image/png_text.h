// The text chunks of PNG (ISO/IEC 15948, 11.3.4). Written by us because OpenImageIO puts raw UTF-8 into tEXt, which
// other programs read as Latin-1. Private to the image room; use text_metadata.h.
#pragma once

#include "image/text_metadata.h"

namespace miro {

Result<TextEntries> readPngText(std::string_view bytes, const std::string& name, const TextLimits& limits);

// Text chunks are replaced, all of them or those of the entries' keys alone; new ones stand before the first IDAT, so
// that readers that stop there see them.
enum class PngTextKept { None, OtherKeys };
Result<std::string> pngWithText(std::string_view bytes, const TextEntries& entries, const std::string& name,
                                PngTextKept kept = PngTextKept::None);

} // namespace miro
