#include "image/text_metadata.h"

#include "image/exr_attributes.h"
#include "image/image_header.h"
#include "image/png_text.h"
#include "image/utf8.h"
#include "image/xmp_carriers.h"
#include "image/xmp_packet.h"

#include <fmt/format.h>

namespace miro {
namespace {

constexpr std::string_view kExrXmp = "xmp"; // the attribute that image_file.cpp writes for kXmpKey

// The caller's packet, else one that carries the two texts of ours; shortened to fit, since a picture with less text is
// better than none.
std::string packetFor(const TextEntries& entries, size_t maxBytes) {
    if (const std::string* xmp = findText(entries, kXmpKey); xmp && xmp->size() <= maxBytes) {
        XmpFields inside = parseXmpPacket(*xmp);
        if (!inside.metadata.empty() || (!findText(entries, kMetadataKey) && !findText(entries, kParametersKey)))
            return *xmp;
    }
    XmpFields fields;
    if (const std::string* xmp = findText(entries, kXmpKey))
        fields = parseXmpPacket(*xmp);
    if (const std::string* parameters = findText(entries, kParametersKey))
        fields.parameters = *parameters;
    if (const std::string* metadata = findText(entries, kMetadataKey))
        fields.metadata = *metadata;
    for (std::string* part : {&fields.description, &fields.parameters, &fields.metadata}) {
        if (fields.description.empty() && fields.creatorTool.empty() && fields.parameters.empty() &&
            fields.metadata.empty())
            return {};
        if (std::string packet = xmpPacket(fields); packet.size() <= maxBytes)
            return packet;
        part->clear();
    }
    return {};
}

TextEntries entriesOf(std::string_view packet, const TextLimits& limits) {
    TextEntries entries;
    if (packet.empty() || packet.size() > limits.maxEntryBytes)
        return entries;
    const XmpFields fields = parseXmpPacket(packet);
    if (!fields.parameters.empty())
        entries.push_back({kParametersKey, fields.parameters});
    if (!fields.metadata.empty())
        entries.push_back({kMetadataKey, fields.metadata});
    entries.push_back({kXmpKey, cleanUtf8(packet)});
    return entries;
}

Result<TextEntries> exrText(std::string_view bytes, const std::string& name, const TextLimits& limits) {
    TextEntries entries;
    size_t total = 0;
    const bool whole = forEachExrAttribute(bytes, [&](const ExrAttribute& attribute) {
        if (attribute.type != "string" || attribute.value.size() > limits.maxEntryBytes ||
            attribute.value.size() > limits.maxTotalBytes - total || entries.size() >= limits.maxEntries)
            return true;
        total += attribute.value.size();
        entries.push_back(
            {attribute.name == kExrXmp ? kXmpKey : cleanUtf8(attribute.name), cleanUtf8(attribute.value)});
        return true;
    });
    if (!whole)
        return Error{ErrorCode::Corrupt, fmt::format("{} is a damaged EXR: it is cut off", oneLine(name))};
    return entries;
}

} // namespace

const std::string* findText(const TextEntries& entries, std::string_view key) {
    for (const TextEntry& entry : entries)
        if (entry.key == key)
            return &entry.text;
    return nullptr;
}

Result<TextEntries> readText(std::string_view bytes, const std::string& name, const TextLimits& limits) {
    MIRO_TRY(ImageHeader header, readImageHeader(bytes, name));
    switch (header.format) {
    case ImageFormat::Png:
        return readPngText(bytes, name, limits);
    case ImageFormat::Jpeg: {
        MIRO_TRY(std::string_view packet, jpegXmp(bytes, name));
        return entriesOf(packet, limits);
    }
    case ImageFormat::Webp: {
        MIRO_TRY(std::string_view packet, webpXmp(bytes, name));
        return entriesOf(packet, limits);
    }
    case ImageFormat::Exr:
        return exrText(bytes, name, limits);
    default:
        return TextEntries{};
    }
}

Result<std::string> withText(std::string_view bytes, const TextEntries& entries, const std::string& name) {
    MIRO_TRY(ImageHeader header, readImageHeader(bytes, name));
    switch (header.format) {
    case ImageFormat::Png:
        return pngWithText(bytes, entries, name);
    case ImageFormat::Jpeg:
        return jpegWithXmp(bytes, packetFor(entries, kMaxJpegXmpBytes), name);
    case ImageFormat::Webp:
        return webpWithXmp(bytes, packetFor(entries, size_t{16} << 20), name);
    default:
        return Error{ErrorCode::Unsupported,
                     fmt::format("the text of a {} cannot be replaced: {}", formatName(header.format), oneLine(name))};
    }
}

Result<std::string> withEntries(std::string_view bytes, const TextEntries& entries, const std::string& name) {
    MIRO_TRY(const ImageHeader header, readImageHeader(bytes, name));
    if (header.format != ImageFormat::Png)
        return Error{ErrorCode::Unsupported, fmt::format("{} is a {}; this text is written into PNG files only",
                                                         oneLine(name), formatName(header.format))};
    return pngWithText(bytes, entries, name, PngTextKept::OtherKeys);
}

} // namespace miro
