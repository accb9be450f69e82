// Text as HTML and SVG hold it. Private to the batch room.
#pragma once

#include <string>
#include <string_view>

namespace miro {

// For element content and for attributes in double quotes: markup characters become entities, control characters but
// newlines become spaces.
std::string escapeHtml(std::string_view text);

// RFC 4648, with padding.
std::string base64(std::string_view bytes);

} // namespace miro
