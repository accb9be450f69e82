// The members of an uncompressed tar with the places of their bytes, without reading them. Private to the dataset room.
#pragma once

#include "dataset/tar_reader.h"

namespace miro {

struct TarPlace {
    std::string name; // as it stands in the archive, with '/'
    int64_t offset = 0;
    int64_t size = 0;
};

// One thread at a time.
class TarPlaces {
public:
    // NotFound, Corrupt (no tar), Unsupported (a compressed one).
    static Result<TarPlaces> open(const std::filesystem::path& file);

    // The next regular file, or nothing at the end. Corrupt as TarReader::next(), also for a member that ends behind
    // the file's end.
    Result<std::optional<TarPlace>> next();

private:
    struct Close {
        void operator()(archive* reader) const;
    };
    explicit TarPlaces(std::filesystem::path file) : m_file(std::move(file)) {}
    Error damaged(const std::string& what) const;

    std::filesystem::path m_file;
    std::unique_ptr<archive, Close> m_archive;
    std::string m_last;
    int64_t m_bytes = 0; // of the file
    int64_t m_read = 0;  // members
};

} // namespace miro
