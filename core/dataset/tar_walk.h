// From member to member of a tar file (POSIX ustar and pax, GNU; read by libarchive): what reading its bytes and
// finding their places share. Private to the dataset room.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

struct archive;

namespace miro {

// One thread at a time.
class TarWalk {
public:
    static constexpr int64_t kLargestMember = int64_t{512} << 20;

    struct Header {
        std::string name; // as it stands in the archive, with '/'
        int64_t size = 0; // kLargestMember at most
    };

    // block: bytes that are read at once. NotFound, Corrupt (no tar).
    static Result<TarWalk> open(const std::filesystem::path& file, size_t block);

    // The next regular file, or nothing at the end. What is no regular file (folders, links, devices) is passed over.
    // Corrupt.
    Result<std::optional<Header>> next();
    // A member is good: errors say what came after it.
    void passed(const std::string& name);

    // Corrupt, with the archive and the last good member; without words of one's own, in libarchive's.
    Error damaged(const std::string& what) const;
    Error damaged() const;

    const std::filesystem::path& file() const { return m_file; }
    archive* reader() const { return m_archive.get(); }

private:
    struct Close {
        void operator()(archive* reader) const;
    };
    explicit TarWalk(std::filesystem::path file) : m_file(std::move(file)) {}

    std::filesystem::path m_file;
    std::unique_ptr<archive, Close> m_archive;
    std::string m_last; // good member
    int64_t m_passed = 0;
};

} // namespace miro
