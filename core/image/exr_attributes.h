// The attributes at the head of an EXR file (OpenEXR file layout: name, type, length, value, up to an empty name).
// Private to the image room.
#pragma once

#include "image/byte_reader.h"

namespace miro {

struct ExrAttribute {
    std::string_view name;
    std::string_view type;
    std::string_view value;
};

// Calls visit for each attribute of the first part until it returns false; false when the header is cut off.
template <typename Visit>
bool forEachExrAttribute(std::string_view bytes, Visit visit) {
    constexpr size_t kMagicAndVersion = 8;
    constexpr int kMaxAttributes = 4096;
    size_t i = kMagicAndVersion;
    for (int count = 0; count < kMaxAttributes && i < bytes.size(); ++count) {
        const size_t nameEnd = bytes.find('\0', i);
        if (nameEnd == i)
            return true;
        const size_t typeEnd = nameEnd == bytes.npos ? bytes.npos : bytes.find('\0', nameEnd + 1);
        if (typeEnd == bytes.npos)
            return false;
        const auto length = readUnsigned(bytes, typeEnd + 1, 4, ByteOrder::Little);
        const size_t value = typeEnd + 5;
        if (!length || bytes.size() - value < *length)
            return false;
        const ExrAttribute attribute{bytes.substr(i, nameEnd - i), bytes.substr(nameEnd + 1, typeEnd - nameEnd - 1),
                                     bytes.substr(value, *length)};
        if (!visit(attribute))
            return true;
        i = value + *length;
    }
    return false;
}

} // namespace miro
