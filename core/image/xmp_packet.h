// The XMP packet (ISO 16684-1) that photo managers read: a description and the program's name, and for formats without
// text chunks also our own two texts, in a namespace of our own. Plain values.
#pragma once

#include "image/text_metadata.h"

namespace miro {

struct XmpFields {
    std::string description; // dc:description: what a photo manager shows; usually the prompt
    std::string creatorTool; // xmp:CreatorTool, "Miro Studio 0.1.0"
    std::string parameters;  // the text of kParametersKey
    std::string metadata;    // the text of kMetadataKey
};

// Empty fields are left out. Characters that XML cannot hold become U+FFFD.
std::string xmpPacket(const XmpFields& fields);

// What xmpPacket() wrote: finds its elements by name and is no XML parser. Other packets give empty fields, or the
// description when it is written in the usual way.
XmpFields parseXmpPacket(std::string_view packet);

} // namespace miro
