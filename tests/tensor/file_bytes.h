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

} // namespace miro::test
