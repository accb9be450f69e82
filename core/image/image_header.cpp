#include "image/image_header.h"

#include "image/byte_reader.h"
#include "image/exr_attributes.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace miro {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n"sv;
constexpr std::string_view kExrSignature = "\x76\x2f\x31\x01"sv;

struct Size {
    int64_t width;
    int64_t height;
};
using MaybeSize = std::optional<Size>;

// The two integers of `count` bytes at `offset` and behind it.
MaybeSize sizeAt(std::string_view bytes, size_t offset, size_t count, ByteOrder order) {
    const auto width = readUnsigned(bytes, offset, count, order);
    const auto height = readUnsigned(bytes, offset + count, count, order);
    if (!width || !height || *width > INT64_MAX || *height > INT64_MAX)
        return std::nullopt;
    return Size{static_cast<int64_t>(*width), static_cast<int64_t>(*height)};
}

MaybeSize pngSize(std::string_view bytes) {
    if (bytes.substr(12, 4) != "IHDR")
        return std::nullopt;
    return sizeAt(bytes, 16, 4, ByteOrder::Big);
}

// The first frame header (SOFn, ISO 10918-1 B.2.2): its sizes stand behind length and precision, height first.
MaybeSize jpegSize(std::string_view bytes) {
    size_t i = 2;
    while (i + 4 <= bytes.size()) {
        if (bytes[i] != '\xff')
            return std::nullopt;
        const auto marker = static_cast<uint8_t>(bytes[i + 1]);
        if (marker == 0xff) { // fill byte
            ++i;
            continue;
        }
        const bool standsAlone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
        if (standsAlone) {
            i += 2;
            continue;
        }
        const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame) {
            MaybeSize swapped = sizeAt(bytes, i + 5, 2, ByteOrder::Big);
            return swapped ? MaybeSize(Size{swapped->height, swapped->width}) : std::nullopt;
        }
        if (marker == 0xda || marker == 0xd9) // pixels or the end before any frame
            return std::nullopt;
        i += 2 + *readUnsigned(bytes, i + 2, 2, ByteOrder::Big);
    }
    return std::nullopt;
}

MaybeSize webpSize(std::string_view bytes) {
    const std::string_view chunk = bytes.substr(12, 4);
    if (chunk == "VP8X") {
        MaybeSize less = sizeAt(bytes, 24, 3, ByteOrder::Little);
        return less ? MaybeSize(Size{less->width + 1, less->height + 1}) : std::nullopt;
    }
    if (chunk == "VP8L") {
        const auto bits = readUnsigned(bytes, 21, 4, ByteOrder::Little);
        return bits ? MaybeSize(Size{static_cast<int64_t>(*bits & 0x3fff) + 1,
                                     static_cast<int64_t>(*bits >> 14 & 0x3fff) + 1})
                    : std::nullopt;
    }
    if (chunk != "VP8 ")
        return std::nullopt;
    MaybeSize scaled = sizeAt(bytes, 26, 2, ByteOrder::Little); // the two high bits are a scaling hint
    return scaled ? MaybeSize(Size{scaled->width & 0x3fff, scaled->height & 0x3fff}) : std::nullopt;
}

// dataWindow is four integers, both corners inclusive.
MaybeSize exrSize(std::string_view bytes) {
    MaybeSize size;
    forEachExrAttribute(bytes, [&](const ExrAttribute& attribute) {
        if (attribute.name != "dataWindow" || attribute.value.size() != 16)
            return true;
        auto corner = [&](size_t i) -> int64_t {
            return static_cast<int32_t>(*readUnsigned(attribute.value, 4 * i, 4, ByteOrder::Little));
        };
        size = Size{corner(2) - corner(0) + 1, corner(3) - corner(1) + 1};
        return false;
    });
    return size;
}

// The first directory's ImageWidth (256) and ImageLength (257), in classic TIFF (42) and BigTIFF (43).
MaybeSize tiffSize(std::string_view bytes) {
    const ByteOrder order = bytes[0] == 'I' ? ByteOrder::Little : ByteOrder::Big;
    const bool big = readUnsigned(bytes, 2, 2, order) == 43u;
    const size_t offsetBytes = big ? 8 : 4, countBytes = big ? 8 : 2, entryBytes = big ? 20 : 12;
    const auto directory = readUnsigned(bytes, big ? 8 : 4, offsetBytes, order);
    const auto count = directory ? readUnsigned(bytes, *directory, countBytes, order) : std::nullopt;
    if (!count)
        return std::nullopt;
    Size size{0, 0};
    for (uint64_t entry = 0; entry < std::min<uint64_t>(*count, 4096); ++entry) {
        const size_t at = *directory + countBytes + entry * entryBytes;
        const auto tag = readUnsigned(bytes, at, 2, order);
        const auto type = readUnsigned(bytes, at + 2, 2, order);
        if (!tag || !type)
            return std::nullopt;
        if (*tag != 256 && *tag != 257)
            continue;
        const size_t valueBytes = *type == 3 ? 2 : *type == 4 ? 4 : *type == 16 ? 8 : 0; // SHORT, LONG, LONG8
        const auto value = readUnsigned(bytes, at + 4 + offsetBytes, valueBytes, order);
        if (!value || *value > INT64_MAX)
            return std::nullopt;
        (*tag == 256 ? size.width : size.height) = static_cast<int64_t>(*value);
    }
    return size;
}

MaybeSize bmpSize(std::string_view bytes) {
    if (readUnsigned(bytes, 14, 4, ByteOrder::Little) == 12u) // the header of OS/2
        return sizeAt(bytes, 18, 2, ByteOrder::Little);
    MaybeSize size = sizeAt(bytes, 18, 4, ByteOrder::Little);
    if (!size)
        return std::nullopt;
    const int64_t height = static_cast<int32_t>(static_cast<uint32_t>(size->height)); // negative: top row first
    return Size{size->width, height < 0 ? -height : height};
}

bool isTiff(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4);
    return head == "II*\0"sv || head == "MM\0*"sv || head == "II+\0"sv || head == "MM\0+"sv;
}

} // namespace

const char* formatName(ImageFormat format) {
    switch (format) {
    case ImageFormat::Png:
        return "PNG";
    case ImageFormat::Jpeg:
        return "JPEG";
    case ImageFormat::Webp:
        return "WebP";
    case ImageFormat::Exr:
        return "EXR";
    case ImageFormat::Tiff:
        return "TIFF";
    case ImageFormat::Bmp:
        return "BMP";
    case ImageFormat::Gif:
        return "GIF";
    }
    return "";
}

Result<ImageHeader> readImageHeader(std::string_view bytes, const std::string& name) {
    ImageFormat format;
    MaybeSize size;
    if (bytes.starts_with(kPngSignature)) {
        format = ImageFormat::Png;
        size = bytes.size() >= 24 ? pngSize(bytes) : std::nullopt;
    } else if (bytes.starts_with("\xff\xd8\xff"sv)) {
        format = ImageFormat::Jpeg;
        size = jpegSize(bytes);
    } else if (bytes.starts_with("RIFF"sv) && bytes.size() >= 16 && bytes.substr(8, 4) == "WEBP"sv) {
        format = ImageFormat::Webp;
        size = webpSize(bytes);
    } else if (bytes.starts_with(kExrSignature)) {
        format = ImageFormat::Exr;
        size = exrSize(bytes);
    } else if (isTiff(bytes)) {
        format = ImageFormat::Tiff;
        size = tiffSize(bytes);
    } else if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) {
        format = ImageFormat::Gif;
        size = sizeAt(bytes, 6, 2, ByteOrder::Little);
    } else if (bytes.starts_with("BM"sv) && bytes.size() >= 26) {
        format = ImageFormat::Bmp;
        size = bmpSize(bytes);
    } else {
        return Error{bytes.empty() ? ErrorCode::Corrupt : ErrorCode::Unsupported,
                     fmt::format("{} {}", oneLine(name),
                                 bytes.empty()
                                     ? "is empty"
                                     : "is no picture that is read here (PNG, JPEG, WebP, EXR, TIFF, BMP, GIF)")};
    }
    if (!size || size->width <= 0 || size->height <= 0)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{} is a damaged {}: its header gives no size", oneLine(name), formatName(format))};
    return ImageHeader{format, size->width, size->height};
}

} // namespace miro
