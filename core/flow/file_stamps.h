// Whether files are still the ones that were loaded.
#pragma once

#include "flow/generator_files.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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

// Of every file in the generator's, the text encoder's and the VAE's folder, links followed; sorted by path.
std::vector<FileStamp> stampsOf(const GeneratorFiles& files);

} // namespace miro
