#include "tensor/zip_directory.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr uint32_t kEndSignature = 0x06054b50;
constexpr uint32_t kEnd64Signature = 0x06064b50;
constexpr uint32_t kEnd64LocatorSignature = 0x07064b50;
constexpr uint32_t kCentralSignature = 0x02014b50;
constexpr uint32_t kLocalSignature = 0x04034b50;
constexpr uint16_t kZip64Extra = 1;
constexpr size_t kEndBytes = 22;
constexpr size_t kCentralBytes = 46;
constexpr size_t kLocalBytes = 30;
constexpr size_t kMaxMembers = 1 << 20;

// Little-endian; the caller has checked that the bytes are there.
uint64_t number(std::string_view bytes, size_t at, int count) {
    uint64_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

bool fits(std::string_view bytes, uint64_t at, uint64_t count) {
    return at <= bytes.size() && count <= bytes.size() - at;
}

struct Directory {
    uint64_t begin = 0;
    uint64_t members = 0;
};

bool findDirectory(std::string_view archive, Directory& directory) {
    if (archive.size() < kEndBytes)
        return false;
    // A comment of up to 65535 bytes may follow the end record.
    size_t lowest = archive.size() - std::min<size_t>(archive.size(), kEndBytes + 65535);
    for (size_t at = archive.size() - kEndBytes + 1; at-- > lowest;) {
        if (number(archive, at, 4) != kEndSignature)
            continue;
        directory = {number(archive, at + 16, 4), number(archive, at + 10, 2)};
        bool is64 = directory.begin == 0xFFFFFFFF || directory.members == 0xFFFF;
        if (!is64)
            return true;
        if (at < 20 || number(archive, at - 20, 4) != kEnd64LocatorSignature)
            return false;
        uint64_t end64 = number(archive, at - 20 + 8, 8);
        if (!fits(archive, end64, 56) || number(archive, end64, 4) != kEnd64Signature)
            return false;
        directory = {number(archive, end64 + 48, 8), number(archive, end64 + 32, 8)};
        return true;
    }
    return false;
}

// Replaces sizes and offset of 0xFFFFFFFF by those of the zip64 extra field.
bool readZip64(std::string_view extra, uint64_t& size, uint64_t& compressed, uint64_t& offset) {
    while (extra.size() >= 4) {
        uint64_t length = number(extra, 2, 2);
        if (length > extra.size() - 4)
            return false;
        if (number(extra, 0, 2) == kZip64Extra) {
            std::string_view field = extra.substr(4, length);
            for (uint64_t* value : {&size, &compressed, &offset}) {
                if (*value != 0xFFFFFFFF)
                    continue;
                if (field.size() < 8)
                    return false;
                *value = number(field, 0, 8);
                field.remove_prefix(8);
            }
            return true;
        }
        extra.remove_prefix(4 + length);
    }
    return true;
}

} // namespace

Result<std::map<std::string, std::string_view>> readZipDirectory(std::string_view archive, const std::string& what) {
    auto corrupt = [&](const std::string& why) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}; get the file again", oneLine(what), why)};
    };
    Directory directory;
    if (!findDirectory(archive, directory))
        return corrupt("the archive has no table of contents: it is cut short or damaged");
    if (directory.members > kMaxMembers)
        return corrupt("the archive claims too many members");

    std::map<std::string, std::string_view> members;
    uint64_t at = directory.begin;
    for (uint64_t i = 0; i < directory.members; ++i) {
        if (!fits(archive, at, kCentralBytes) || number(archive, at, 4) != kCentralSignature)
            return corrupt("its table of contents is damaged");
        uint64_t flags = number(archive, at + 8, 2);
        uint64_t method = number(archive, at + 10, 2);
        uint64_t compressed = number(archive, at + 20, 4);
        uint64_t size = number(archive, at + 24, 4);
        uint64_t nameLength = number(archive, at + 28, 2);
        uint64_t extraLength = number(archive, at + 30, 2);
        uint64_t commentLength = number(archive, at + 32, 2);
        uint64_t local = number(archive, at + 42, 4);
        if (!fits(archive, at + kCentralBytes, nameLength + extraLength + commentLength))
            return corrupt("its table of contents is damaged");
        std::string name(archive.substr(at + kCentralBytes, nameLength));
        if (!readZip64(archive.substr(at + kCentralBytes + nameLength, extraLength), size, compressed, local))
            return corrupt("its table of contents is damaged");
        if (method != 0 || (flags & 1) != 0 || size != compressed)
            return corrupt(
                fmt::format("member {} is compressed or encrypted, which torch.save does not do", oneLine(name, 120)));
        if (!fits(archive, local, kLocalBytes) || number(archive, local, 4) != kLocalSignature)
            return corrupt(fmt::format("member {} is not where the table of contents says", oneLine(name, 120)));
        uint64_t data = local + kLocalBytes + number(archive, local + 26, 2) + number(archive, local + 28, 2);
        if (!fits(archive, data, size))
            return corrupt(fmt::format("member {} is cut short", oneLine(name, 120)));
        if (!members.emplace(name, archive.substr(data, size)).second)
            return corrupt(fmt::format("member {} appears twice", oneLine(name, 120)));
        at += kCentralBytes + nameLength + extraLength + commentLength;
    }
    return members;
}

} // namespace miro
