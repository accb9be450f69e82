// Integers out of a file's bytes; nothing is read beyond their end. Private to the image room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace miro {

enum class ByteOrder { Big, Little };

// An unsigned integer of `count` bytes (1 to 8) at `offset`.
inline std::optional<uint64_t> readUnsigned(std::string_view bytes, size_t offset, size_t count, ByteOrder order) {
    if (offset > bytes.size() || bytes.size() - offset < count)
        return std::nullopt;
    uint64_t value = 0;
    for (size_t i = 0; i < count; ++i) {
        const size_t at = order == ByteOrder::Big ? offset + i : offset + count - 1 - i;
        value = value << 8 | static_cast<uint8_t>(bytes[at]);
    }
    return value;
}

inline void appendUnsigned(std::string& bytes, uint64_t value, size_t count, ByteOrder order) {
    for (size_t i = 0; i < count; ++i) {
        const size_t shift = 8 * (order == ByteOrder::Big ? count - 1 - i : i);
        bytes += static_cast<char>(value >> shift & 0xff);
    }
}

} // namespace miro
