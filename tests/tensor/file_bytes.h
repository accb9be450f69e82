// Hand-made tensor files for tests: bytes that a well-behaved writer would never produce.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace miro::test {

inline void writeBytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string littleEndian(uint64_t value, int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
}

// A safetensors file from its JSON header and data.
inline std::string safetensorsFrom(const std::string& header, const std::string& data) {
    return littleEndian(header.size(), 8) + header + data;
}

// A zip archive of uncompressed members, as torch.save writes them (checksums are left zero: nobody reads them).
inline std::string zipFrom(const std::vector<std::pair<std::string, std::string>>& members, int method = 0) {
    std::string file;
    std::string directory;
    for (const auto& [name, data] : members) {
        std::string sizes = littleEndian(0, 4) + littleEndian(data.size(), 4) + littleEndian(data.size(), 4);
        directory += "PK\x01\x02" + littleEndian(20, 2) + littleEndian(20, 2) + littleEndian(0, 2) +
                     littleEndian(method, 2) + littleEndian(0, 4) + sizes + littleEndian(name.size(), 2) +
                     littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2) +
                     littleEndian(0, 4) + littleEndian(file.size(), 4) + name;
        file += "PK\x03\x04" + littleEndian(20, 2) + littleEndian(0, 2) + littleEndian(method, 2) + littleEndian(0, 4) +
                sizes + littleEndian(name.size(), 2) + littleEndian(0, 2) + name + data;
    }
    return file + directory + "PK\x05\x06" + littleEndian(0, 4) + littleEndian(members.size(), 2) +
           littleEndian(members.size(), 2) + littleEndian(directory.size(), 4) + littleEndian(file.size(), 4) +
           littleEndian(0, 2);
}

// What becomes of damaged copies of good: every cut of it is refused, and no flipped bit crashes, whether the copy
// opens or not. open(bytes) gives a Result<std::unique_ptr<TensorFile>>. Returns the first problem, or an empty string.
template <typename Open>
std::string problemWithDamaged(const std::string& good, Open open) {
    for (size_t length = 0; length < good.size(); ++length)
        if (open(good.substr(0, length)).ok())
            return "cut to " + std::to_string(length) + " bytes, it opens";
    for (size_t at = 0; at < good.size(); ++at)
        for (int bit = 0; bit < 8; bit += 3) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
            if (auto file = open(bad); file.ok())
                for (const auto& [name, info] : (*file)->tensors())
                    if (!(*file)->load(name).ok())
                        return "flipped at byte " + std::to_string(at) + ", it opens and " + name + " does not load";
        }
    return {};
}

} // namespace miro::test
