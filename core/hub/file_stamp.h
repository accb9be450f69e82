// By what a file is known to be the same one as before, without reading it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace miro {

struct FileStamp {
    std::string path;
    uint64_t device = 0;
    uint64_t inode = 0;
    int64_t size = 0;
    int64_t changed = 0; // nanoseconds
    auto operator<=>(const FileStamp&) const = default;
};

// Links followed; nothing when it is no file, or not there.
std::optional<FileStamp> stampOf(const std::filesystem::path& file);

} // namespace miro
