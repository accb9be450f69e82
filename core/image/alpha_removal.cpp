#include "image/alpha_removal.h"

#include "image/byte_reader.h"

#include <algorithm>

namespace miro {
namespace {

void clearBits(std::string& bytes, size_t at, uint8_t bits) {
    if (at < bytes.size())
        bytes[at] = static_cast<char>(static_cast<uint8_t>(bytes[at]) & ~bits);
}

// The chunks between begin and end, and those inside of animation frames.
void removeWebpAlpha(std::string& bytes, size_t begin, size_t end, bool insideFrame) {
    constexpr uint8_t kExtendedAlpha = 0x10, kLosslessAlpha = 0x10; // VP8X flags; bit 28 of VP8L's header
    constexpr size_t kFrameHeader = 16;
    for (size_t i = begin; i + 8 <= end;) {
        const size_t length = *readUnsigned(bytes, i + 4, 4, ByteOrder::Little);
        const size_t data = i + 8, next = data + length + length % 2;
        const std::string_view type(bytes.data() + i, 4);
        if (type == "VP8X")
            clearBits(bytes, data, kExtendedAlpha);
        else if (type == "VP8L")
            clearBits(bytes, data + 4, kLosslessAlpha);
        else if (type == "ALPH")
            bytes.replace(i, 4, "NONE"); // unknown chunks are passed over
        else if (type == "ANMF" && !insideFrame)
            removeWebpAlpha(bytes, std::min(data + kFrameHeader, end), std::min(next, end), true);
        i = next;
    }
}

// Past the sub-blocks (length, data; up to a length of 0) that begin at i.
size_t pastGifBlocks(std::string_view bytes, size_t i) {
    while (i < bytes.size() && bytes[i] != 0)
        i += 1 + static_cast<uint8_t>(bytes[i]);
    return i + 1;
}

} // namespace

std::string webpWithoutAlpha(std::string_view bytes) {
    std::string result(bytes);
    removeWebpAlpha(result, 12, result.size(), false);
    return result;
}

std::string gifWithoutTransparency(std::string_view bytes) {
    constexpr char kExtension = 0x21, kGraphicControl = '\xf9';
    constexpr size_t kHeader = 13;
    std::string result(bytes);
    if (result.size() < kHeader)
        return result;
    const auto screen = static_cast<uint8_t>(result[10]);
    size_t i = kHeader + ((screen & 0x80) != 0 ? size_t{3} << ((screen & 7) + 1) : 0);
    while (i + 4 < result.size() && result[i] == kExtension) { // up to the first frame
        if (result[i + 1] == kGraphicControl)
            clearBits(result, i + 3, 0x01);
        i = pastGifBlocks(result, i + 2);
    }
    return result;
}

} // namespace miro
