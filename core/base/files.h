// Files that appear complete or not at all, and the reading of small ones. Linux semantics: rename within one folder is
// atomic, and a synced file survives a power cut.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// The folder that holds file; "." for a bare name.
std::filesystem::path folderOf(const std::filesystem::path& file);

// The whole file; NotFound, Corrupt (longer than maxBytes, or a folder), Failed.
Result<std::string> readFile(const std::filesystem::path& path, size_t maxBytes = 64u << 20);

// The error of a failed system call on path: DiskFull for ENOSPC and EDQUOT, NotFound for ENOENT, else Failed.
Error fileError(const std::string& doing, const std::filesystem::path& path, int errorNumber);

// Several files that appear together. Each is written under a temporary name in its own folder; commit() syncs all of
// them and then renames. What already stood at a target is kept until every rename has worked, and comes back when one
// fails. The destructor removes whatever was not committed. Not thread-safe.
class AtomicFileGroup {
public:
    AtomicFileGroup() = default;
    ~AtomicFileGroup();
    AtomicFileGroup(const AtomicFileGroup&) = delete;
    AtomicFileGroup& operator=(const AtomicFileGroup&) = delete;

    // A folder that commit() needs: made now (its parent must exist) and removed again unless committed.
    Result<void> createFolder(const std::filesystem::path& folder);

    // The folder of target must exist. The bytes are on disk under the temporary name when this returns.
    Result<void> add(const std::filesystem::path& target, std::string_view bytes);

    Result<void> commit();

private:
    struct Member {
        std::filesystem::path target;
        std::filesystem::path temporary;
        std::filesystem::path backup; // empty when nothing stood at target
        bool placed = false;
    };
    void rollBack();

    std::vector<Member> m_members;
    std::vector<std::filesystem::path> m_createdFolders;
    bool m_committed = false;
};

// One file, atomically.
Result<void> writeFileAtomically(const std::filesystem::path& target, std::string_view bytes);

// Whether path, links resolved, lies inside folder, links resolved.
bool isInside(const std::filesystem::path& folder, const std::filesystem::path& path);

// Error when a file cannot be created in folder (missing, not a folder, read-only); leaves nothing behind.
Result<void> checkWritableFolder(const std::filesystem::path& folder);

} // namespace miro
