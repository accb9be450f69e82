// Copies of pictures outside the library: save as, export to a folder, the clipboard's bytes. Blocking, for the
// library's threads; nothing that exists is ever written over except where the user chose the very name.
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Every byte of the file; without its text when !metadata.
Result<std::string> pictureBytes(const std::filesystem::path& file, bool metadata);

// Under a name that the user chose; its ending says the format (pixels are copied, not encoded again, when it is the
// same). Replaces what stands there.
Result<void> savePictureAs(const std::filesystem::path& source, const std::filesystem::path& target, bool metadata);

struct ExportReport {
    int64_t written = 0;
    std::vector<std::string> refused; // one line each: file and reason
    bool stopped = false;
};

// Each under its own name, made safe, or "name-2.png"... when that is taken.
ExportReport exportPictures(const std::vector<std::filesystem::path>& files, const std::filesystem::path& folder,
                            bool metadata, ProgressSink* progress, std::stop_token stop);

// A file name that every usual file system takes: no separators, control characters, reserved names or more than 120
// bytes before the ending.
std::string safeFileName(const std::string& name);

} // namespace miro
