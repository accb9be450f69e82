#include "image/png_text.h"

#include "image/byte_reader.h"
#include "image/utf8.h"

#include <fmt/format.h>
#include <stdexcept>
#include <zlib.h>

namespace miro {
namespace {

constexpr size_t kSignatureBytes = 8;
constexpr size_t kMaxKeyBytes = 79;
constexpr size_t kMaxChunks = 1'000'000; // IDAT chunks are usually 8 KB and more

struct Chunk {
    std::string_view type;
    std::string_view data;
    std::string_view whole; // length, type, data and checksum
    bool checksumHolds() const {
        const uLong crc = crc32_z(0, reinterpret_cast<const Bytef*>(whole.data()) + 4, type.size() + data.size());
        return readUnsigned(whole, whole.size() - 4, 4, ByteOrder::Big) == crc;
    }
    bool isText() const { return type == "tEXt" || type == "zTXt" || type == "iTXt"; }
};

// Calls visit for every chunk up to IEND.
template <typename Visit>
Result<void> forEachChunk(std::string_view bytes, const std::string& name, Visit visit) {
    size_t i = kSignatureBytes;
    for (size_t count = 0; count < kMaxChunks; ++count) {
        const auto length = readUnsigned(bytes, i, 4, ByteOrder::Big);
        if (!length || *length > bytes.size() || bytes.size() - i < *length + 12)
            return Error{ErrorCode::Corrupt, fmt::format("{} is a damaged PNG: it ends inside a chunk", oneLine(name))};
        const Chunk chunk{bytes.substr(i + 4, 4), bytes.substr(i + 8, *length), bytes.substr(i, *length + 12)};
        visit(chunk);
        if (chunk.type == "IEND")
            return {};
        i += *length + 12;
    }
    return Error{ErrorCode::Corrupt, fmt::format("{} is a damaged PNG: it has too many chunks", oneLine(name))};
}

// nullopt when the stream is damaged or longer than maxBytes.
std::optional<std::string> inflated(std::string_view data, size_t maxBytes) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    std::string text;
    int status = Z_OK;
    while (status == Z_OK && text.size() <= maxBytes) {
        char block[16384];
        stream.next_out = reinterpret_cast<Bytef*>(block);
        stream.avail_out = sizeof block;
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(block, sizeof block - stream.avail_out);
        if (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)
            break; // cut off
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END || text.size() > maxBytes)
        return std::nullopt;
    return text;
}

// Splits the part up to the next NUL off rest; nullopt when there is none.
std::optional<std::string_view> upToNul(std::string_view& rest) {
    const size_t end = rest.find('\0');
    if (end == rest.npos)
        return std::nullopt;
    std::string_view part = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return part;
}

std::optional<TextEntry> entryOf(const Chunk& chunk, size_t maxBytes) {
    std::string_view rest = chunk.data;
    const auto key = upToNul(rest);
    if (!key || key->empty() || key->size() > kMaxKeyBytes)
        return std::nullopt;
    bool compressed = chunk.type == "zTXt";
    if (chunk.type == "iTXt") {
        if (rest.size() < 2 || rest[0] < 0 || rest[0] > 1)
            return std::nullopt;
        compressed = rest[0] == 1;
        if (compressed && rest[1] != 0)
            return std::nullopt;
        rest.remove_prefix(2);
        if (!upToNul(rest) || !upToNul(rest)) // language, translated key
            return std::nullopt;
    } else if (compressed) {
        if (rest.empty() || rest[0] != 0)
            return std::nullopt;
        rest.remove_prefix(1);
    }
    if (!compressed && rest.size() > maxBytes)
        return std::nullopt;
    const auto text = compressed ? inflated(rest, maxBytes) : std::string(rest);
    if (!text)
        return std::nullopt;
    return TextEntry{utf8FromLatin1(*key), chunk.type == "iTXt" ? cleanUtf8(*text) : cleanUtf8(utf8FromLatin1(*text))};
}

void appendPngChunk(std::string& bytes, std::string_view type, std::string_view data) {
    appendUnsigned(bytes, data.size(), 4, ByteOrder::Big);
    const size_t begin = bytes.size();
    bytes += type;
    bytes += data;
    const uLong crc = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()) + begin, bytes.size() - begin);
    appendUnsigned(bytes, crc, 4, ByteOrder::Big);
}

std::string chunksOf(const TextEntries& entries) {
    std::string chunks;
    for (const TextEntry& entry : entries) {
        const auto key = printableLatin1(entry.key);
        if (!key || key->empty() || key->size() > kMaxKeyBytes || key->find('\n') != key->npos)
            throw std::logic_error("not a PNG text key: " + oneLine(entry.key));
        const auto latin1 = entry.key == kXmpKey ? std::nullopt : printableLatin1(entry.text);
        if (latin1)
            appendPngChunk(chunks, "tEXt", *key + '\0' + *latin1);
        else // not compressed, no language, no translated key
            appendPngChunk(chunks, "iTXt", *key + std::string(5, '\0') + cleanUtf8(entry.text));
    }
    return chunks;
}

} // namespace

Result<TextEntries> readPngText(std::string_view bytes, const std::string& name, const TextLimits& limits) {
    TextEntries entries;
    size_t total = 0;
    MIRO_CHECK_OK(forEachChunk(bytes, name, [&](const Chunk& chunk) {
        if (!chunk.isText() || entries.size() >= limits.maxEntries || total >= limits.maxTotalBytes ||
            !chunk.checksumHolds())
            return;
        auto entry = entryOf(chunk, std::min(limits.maxEntryBytes, limits.maxTotalBytes - total));
        if (!entry)
            return;
        total += entry->text.size();
        entries.push_back(std::move(*entry));
    }));
    return entries;
}

Result<std::string> pngWithText(std::string_view bytes, const TextEntries& entries, const std::string& name,
                                PngTextKept kept) {
    const std::string chunks = chunksOf(entries);
    auto stays = [&](const Chunk& chunk) {
        if (!chunk.isText())
            return true;
        std::string_view rest = chunk.data;
        const auto key = upToNul(rest);
        return kept == PngTextKept::OtherKeys && !(key && findText(entries, utf8FromLatin1(*key)));
    };
    std::string result(bytes.substr(0, kSignatureBytes));
    result.reserve(bytes.size() + chunks.size());
    bool placed = false;
    MIRO_CHECK_OK(forEachChunk(bytes, name, [&](const Chunk& chunk) {
        if (chunk.type == "IDAT" && !placed) {
            result += chunks;
            placed = true;
        }
        if (stays(chunk))
            result += chunk.whole;
    }));
    if (!placed)
        return Error{ErrorCode::Corrupt, fmt::format("{} is a damaged PNG: it has no pixels", oneLine(name))};
    return result;
}

} // namespace miro
