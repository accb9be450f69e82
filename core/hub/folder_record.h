// .miro-files.json beside a model's files: where they came from and what their bytes must be, so that they can be
// checked and repaired later.
#pragma once

#include "hub/file_hash.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace miro {

struct RecordedFile {
    std::string name; // inside the folder, variants' subfolders included
    int64_t bytes = 0;
    FileDigest digest;
};

struct FolderRecord {
    std::string repo;
    std::string revision; // empty: not known (an import)
    std::string licence;
    std::vector<RecordedFile> files;

    void put(RecordedFile file); // in place of the one of that name
    const RecordedFile* find(const std::string& name) const;
};

constexpr const char* kRecordName = ".miro-files.json";

// NotFound, Corrupt. Every name in the result stays inside the folder.
Result<FolderRecord> readFolderRecord(const std::filesystem::path& folder);

// Atomically.
Result<void> writeFolderRecord(const std::filesystem::path& folder, const FolderRecord& record);

} // namespace miro
