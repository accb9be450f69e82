#include "hub/file_structure.h"

#include "base/files.h"
#include "base/json.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <fstream>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr uint64_t kMaxHeaderBytes = 100u << 20; // as the safetensors format has it

// Little-endian, as both formats are; so is every machine this program runs on.
template <typename Number>
Number numberAt(const std::string& bytes, size_t offset) {
    Number value{};
    if (offset + sizeof(value) <= bytes.size())
        std::memcpy(&value, bytes.data() + offset, sizeof(value));
    return value;
}

std::string bytesAt(std::ifstream& stream, uint64_t offset, uint64_t count) {
    std::string bytes(static_cast<size_t>(count), '\0');
    stream.clear();
    stream.seekg(static_cast<std::streamoff>(offset));
    stream.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

Error damaged(const fs::path& path, const std::string& what) {
    return {ErrorCode::Corrupt, fmt::format("{} {}", oneLine(path.string()), what)};
}

Result<void> checkSafetensors(const fs::path& path, std::ifstream& stream, uint64_t size) {
    auto headerBytes = numberAt<uint64_t>(bytesAt(stream, 0, std::min<uint64_t>(size, 8)), 0);
    if (size < 8 || headerBytes > kMaxHeaderBytes || headerBytes > size - 8)
        return damaged(path, "is no safetensors file, or was cut off in its header");
    auto header = parseJson(bytesAt(stream, 8, headerBytes), path.filename().string(),
                            {.maxBytes = kMaxHeaderBytes, .maxDepth = 8});
    if (!header.ok() || !header->is_object())
        return damaged(path, "has a damaged header");
    uint64_t end = 0;
    for (const auto& [name, tensor] : header->items()) {
        if (name == "__metadata__")
            continue;
        auto offsets = tensor.is_object() ? tensor.find("data_offsets") : tensor.end();
        if (!tensor.is_object() || offsets == tensor.end() || !offsets->is_array() || offsets->size() != 2 ||
            !(*offsets)[0].is_number_unsigned() || !(*offsets)[1].is_number_unsigned())
            return damaged(path, fmt::format("has a damaged header at '{}'", oneLine(name, 80)));
        end = std::max(end, (*offsets)[1].get<uint64_t>());
    }
    uint64_t there = size - 8 - headerBytes;
    if (there != end)
        return damaged(path, there < end ? fmt::format("was cut off: {} bytes are missing", end - there)
                                         : fmt::format("has {} bytes too many", there - end));
    return {};
}

Result<void> checkNpy(const fs::path& path, std::ifstream& stream, uint64_t size) {
    std::string start = bytesAt(stream, 0, std::min<uint64_t>(size, 12));
    bool isNpy = start.starts_with("\x93NUMPY") && start.size() == 12;
    if (!isNpy)
        return damaged(path, "is no npy file");
    uint64_t headerBytes = start[6] == 1 ? numberAt<uint16_t>(start, 8) + 10u : numberAt<uint32_t>(start, 8) + 12ull;
    return headerBytes < size ? Result<void>() : Result<void>(damaged(path, "was cut off in its header"));
}

Result<void> checkArchive(const fs::path& path, std::ifstream& stream, uint64_t size) {
    if (!bytesAt(stream, 0, std::min<uint64_t>(size, 4)).starts_with("PK\x03\x04"))
        return {}; // the older form of a torch file has no length to compare with
    uint64_t tail = std::min<uint64_t>(size, 66'000);
    bool ends = bytesAt(stream, size - tail, tail).find("PK\x05\x06") != std::string::npos;
    return ends ? Result<void>() : Result<void>(damaged(path, "was cut off: its table of contents is missing"));
}

} // namespace

Result<void> checkFileStructure(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return Error{ErrorCode::NotFound, fmt::format("{} is missing", oneLine(path.string()))};
    const uint64_t size = fs::file_size(path, error);
    std::ifstream stream(path, std::ios::binary);
    if (error || !stream)
        return fileError("cannot read", path, error ? error.value() : EACCES);
    if (size == 0)
        return damaged(path, "is empty");
    const std::string name = path.filename().string();
    if (name.ends_with(".safetensors"))
        return checkSafetensors(path, stream, size);
    if (name.ends_with(".npy"))
        return checkNpy(path, stream, size);
    if (name.ends_with(".bin") || name.ends_with(".pt") || name.ends_with(".pth"))
        return checkArchive(path, stream, size);
    if (name.ends_with(".json")) {
        auto json = readJsonFile(path, {.maxBytes = 256u << 20, .maxDepth = 64});
        return json.ok() ? Result<void>() : Result<void>(json.error());
    }
    return {};
}

} // namespace miro
