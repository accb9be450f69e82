// What lies at a path; what cannot be looked at is neither. Follows links. Private to the hub room.
#pragma once

#include <filesystem>

namespace miro {

inline bool isFolder(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

inline bool isFile(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error);
}

} // namespace miro
