// The members of a tar file, one after the other (POSIX ustar and pax, GNU; read by libarchive). Bounded: a damaged or
// hostile archive costs an error, not memory.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

struct archive;

namespace miro {

// What libarchive finds wrong. For this room.
std::string archiveProblem(archive* reader);

struct TarMember {
    std::string name; // as it stands in the archive, with '/'
    std::string bytes;
};

// One thread at a time.
class TarReader {
public:
    static constexpr int64_t kLargestMember = int64_t{512} << 20;

    // NotFound, Corrupt (no tar).
    static Result<TarReader> open(const std::filesystem::path& file);

    // The next regular file, or nothing at the end. What is no regular file (folders, links, devices) is passed over.
    // Corrupt names the archive, the last good member and what is wrong; then the rest of it cannot be read.
    Result<std::optional<TarMember>> next();

private:
    struct Close {
        void operator()(archive* reader) const;
    };
    explicit TarReader(std::filesystem::path file) : m_file(std::move(file)) {}
    Error damaged(const std::string& what) const;

    std::filesystem::path m_file;
    std::unique_ptr<archive, Close> m_archive;
    std::string m_last; // member that was read last
    int64_t m_read = 0; // members
    bool m_ended = false;
};

} // namespace miro
