// The members of an uncompressed tar with the places of their bytes, without reading them. Private to the dataset room.
#pragma once

#include "dataset/tar_walk.h"

namespace miro {

struct TarPlace {
    std::string name; // as it stands in the archive, with '/'
    int64_t offset = 0;
    int64_t size = 0;
};

// One thread at a time.
class TarPlaces {
public:
    // NotFound, Corrupt (no tar).
    static Result<TarPlaces> open(const std::filesystem::path& file);

    // The next regular file, or nothing at the end. Corrupt as TarReader::next(), also for a member that ends behind
    // the file's end; Unsupported (a compressed archive).
    Result<std::optional<TarPlace>> next();

private:
    TarPlaces(TarWalk walk, int64_t bytes) : m_walk(std::move(walk)), m_bytes(bytes) {}

    TarWalk m_walk;
    int64_t m_bytes = 0; // of the file
};

} // namespace miro
