// Text inside picture files: what made the picture. It comes from anywhere when read, so it is bounded, and it is only
// ever text.
//
//             written                                                read
//   PNG       tEXt where Latin-1 can hold the text, else iTXt        tEXt, zTXt, iTXt
//   JPEG      one XMP packet (APP1, at most 65 KB)                   XMP, ImageDescription is not read
//   WebP      one XMP packet                                         XMP
//   EXR       string attributes                                      string attributes
// A packet that is written holds every entry; an XMP entry given by the caller is written as it is.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct TextEntry {
    std::string key;  // PNG's rule: 1 to 79 Latin-1 characters
    std::string text; // UTF-8; newlines are kept
    bool operator==(const TextEntry&) const = default;
};

using TextEntries = std::vector<TextEntry>; // in file order

inline constexpr const char* kParametersKey = "parameters";  // the A1111 grammar, see parameters_text.h
inline constexpr const char* kMetadataKey = "miro_metadata"; // versioned JSON, the source of truth
inline constexpr const char* kXmpKey = "XML:com.adobe.xmp";  // an XMP packet

struct TextLimits {
    size_t maxEntries = 256;
    size_t maxEntryBytes = 4u << 20; // after inflation; a longer entry is left out
    size_t maxTotalBytes = 16u << 20;
};

// The first entry of that key.
const std::string* findText(const TextEntries& entries, std::string_view key);

// The entries of a picture file's bytes, in any of the four formats above; other formats have none. Entries that are
// damaged (checksum, compression, no key) or too long are left out. Corrupt when the file is cut off or is no picture;
// `name` is what the message calls it.
Result<TextEntries> readText(std::string_view bytes, const std::string& name, const TextLimits& limits = {});

// The same picture with its text replaced by entries (none: removed): what the privacy switch and "copy without
// metadata" need. PNG, JPEG and WebP; Unsupported otherwise. The pixels' bytes are copied, never encoded again.
Result<std::string> withText(std::string_view bytes, const TextEntries& entries, const std::string& name);

// The same PNG with the entries of these keys alone replaced or added; every other chunk is copied byte for byte.
// Unsupported for other formats.
Result<std::string> withEntries(std::string_view bytes, const TextEntries& entries, const std::string& name);

} // namespace miro
