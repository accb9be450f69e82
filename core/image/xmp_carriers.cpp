#include "image/xmp_carriers.h"

#include "image/byte_reader.h"
#include "image/image_header.h"

#include <fmt/format.h>
#include <stdexcept>

namespace miro {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kXmpSignature = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr std::string_view kExifSignature = "Exif\0"sv;
constexpr uint8_t kApp0 = 0xe0, kApp1 = 0xe1, kApp13 = 0xed, kComment = 0xfe, kStartOfScan = 0xda;

Error cutOff(const std::string& name, const char* format) {
    return {ErrorCode::Corrupt, fmt::format("{} is a damaged {}: it is cut off", oneLine(name), format)};
}

struct Segment {
    uint8_t marker;
    std::string_view data;  // behind the length
    std::string_view whole; // marker and length too
};

// Calls visit for each segment before the pixels; gives where they begin.
template <typename Visit>
Result<size_t> forEachSegment(std::string_view bytes, const std::string& name, Visit visit) {
    size_t i = 2;
    while (i + 4 <= bytes.size() && bytes[i] == '\xff') {
        const auto marker = static_cast<uint8_t>(bytes[i + 1]);
        if (marker == 0xff) {
            ++i;
            continue;
        }
        if (marker == kStartOfScan)
            return i;
        const uint64_t length = *readUnsigned(bytes, i + 2, 2, ByteOrder::Big);
        if (length < 2 || bytes.size() - i - 2 < length)
            break;
        visit(Segment{marker, bytes.substr(i + 4, length - 2), bytes.substr(i, length + 2)});
        i += length + 2;
    }
    return cutOff(name, "JPEG");
}

struct RiffChunk {
    std::string_view type;
    std::string_view data;
    std::string_view whole; // header and padding too
};

template <typename Visit>
Result<void> forEachRiffChunk(std::string_view bytes, const std::string& name, Visit visit) {
    size_t i = 12;
    while (i < bytes.size()) {
        const auto length = readUnsigned(bytes, i + 4, 4, ByteOrder::Little);
        if (!length || bytes.size() - i - 8 < *length)
            return cutOff(name, "WebP");
        const size_t padded = std::min<size_t>(8 + *length + *length % 2, bytes.size() - i);
        visit(RiffChunk{bytes.substr(i, 4), bytes.substr(i + 8, *length), bytes.substr(i, padded)});
        i += padded;
    }
    return {};
}

void appendRiffChunk(std::string& bytes, std::string_view type, std::string_view data) {
    bytes += type;
    appendUnsigned(bytes, data.size(), 4, ByteOrder::Little);
    bytes += data;
    if (data.size() % 2 != 0)
        bytes += '\0';
}

} // namespace

Result<std::string_view> jpegXmp(std::string_view bytes, const std::string& name) {
    std::string_view packet;
    MIRO_TRY(size_t pixels, forEachSegment(bytes, name, [&](const Segment& segment) {
                 if (segment.marker == kApp1 && segment.data.starts_with(kXmpSignature) && packet.empty())
                     packet = segment.data.substr(kXmpSignature.size());
             }));
    (void)pixels;
    return packet;
}

Result<std::string> jpegWithXmp(std::string_view bytes, const std::string& packet, const std::string& name) {
    if (packet.size() > kMaxJpegXmpBytes)
        throw std::logic_error("an XMP packet is too long for a JPEG segment");
    std::string xmp;
    if (!packet.empty()) {
        xmp = "\xff\xe1";
        appendUnsigned(xmp, 2 + kXmpSignature.size() + packet.size(), 2, ByteOrder::Big);
        xmp += kXmpSignature;
        xmp += packet;
    }
    std::string result(bytes.substr(0, 2));
    bool placed = false;
    MIRO_TRY(size_t pixels, forEachSegment(bytes, name, [&](const Segment& segment) {
                 if (segment.marker != kApp0 && !placed) { // JFIF's own segment stays first
                     result += xmp;
                     placed = true;
                 }
                 const bool about = segment.marker == kComment || segment.marker == kApp13 ||
                                    (segment.marker == kApp1 && (segment.data.starts_with(kXmpSignature) ||
                                                                 segment.data.starts_with(kExifSignature)));
                 if (!about)
                     result += segment.whole;
             }));
    if (!placed)
        result += xmp;
    return result.append(bytes.substr(pixels));
}

Result<std::string_view> webpXmp(std::string_view bytes, const std::string& name) {
    std::string_view packet;
    MIRO_CHECK_OK(forEachRiffChunk(bytes, name, [&](const RiffChunk& chunk) {
        if (chunk.type == "XMP " && packet.empty())
            packet = chunk.data;
    }));
    return packet;
}

// WebP container specification: a file with metadata begins with VP8X, whose flags say what follows.
Result<std::string> webpWithXmp(std::string_view bytes, const std::string& packet, const std::string& name) {
    constexpr char kXmpFlag = 0x04, kExifFlag = 0x08, kAlphaFlag = 0x10;
    MIRO_TRY(ImageHeader header, readImageHeader(bytes, name));
    std::string extended, chunks;
    MIRO_CHECK_OK(forEachRiffChunk(bytes, name, [&](const RiffChunk& chunk) {
        if (chunk.type == "VP8X")
            extended = chunk.data;
        else if (chunk.type != "XMP " && chunk.type != "EXIF")
            chunks += chunk.whole;
    }));
    if (extended.size() < 10 && !packet.empty()) {
        const bool alpha = bytes.substr(12, 4) == "VP8L" && (static_cast<uint8_t>(bytes[24]) & 0x10) != 0;
        extended = std::string(1, alpha ? kAlphaFlag : '\0') + std::string(3, '\0');
        appendUnsigned(extended, static_cast<uint64_t>(header.width - 1), 3, ByteOrder::Little);
        appendUnsigned(extended, static_cast<uint64_t>(header.height - 1), 3, ByteOrder::Little);
    }
    std::string body = "WEBP";
    if (!extended.empty()) {
        extended[0] = static_cast<char>((extended[0] & ~(kXmpFlag | kExifFlag)) | (packet.empty() ? 0 : kXmpFlag));
        appendRiffChunk(body, "VP8X", extended);
    }
    body += chunks;
    if (!packet.empty())
        appendRiffChunk(body, "XMP ", packet);
    std::string result = "RIFF";
    appendUnsigned(result, body.size(), 4, ByteOrder::Little);
    return result + body;
}

} // namespace miro
