// The members of a tar file, one after the other. Bounded: a damaged or hostile archive costs an error, not memory.
#pragma once

#include "dataset/tar_walk.h"

namespace miro {

struct TarMember {
    std::string name; // as it stands in the archive, with '/'
    std::string bytes;
};

// One thread at a time.
class TarReader {
public:
    static constexpr int64_t kLargestMember = TarWalk::kLargestMember;

    // NotFound, Corrupt (no tar).
    static Result<TarReader> open(const std::filesystem::path& file);

    // The next regular file, or nothing at the end. What is no regular file (folders, links, devices) is passed over.
    // Corrupt names the archive, the last good member and what is wrong; then the rest of it cannot be read.
    Result<std::optional<TarMember>> next();

private:
    explicit TarReader(TarWalk walk) : m_walk(std::move(walk)) {}

    TarWalk m_walk;
    bool m_ended = false;
};

} // namespace miro
