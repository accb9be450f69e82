#include "dataset/tar_places.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kHeaderBlock = 1 << 16;

} // namespace

void TarPlaces::Close::operator()(archive* reader) const {
    archive_read_free(reader);
}

Error TarPlaces::damaged(const std::string& what) const {
    const std::string after =
        m_read == 0 ? "at its beginning" : fmt::format("after member {} ({})", m_read, oneLine(m_last, 120));
    return {ErrorCode::Corrupt, fmt::format("{}: the archive is damaged {}: {}; copy or make this shard again",
                                            m_file.string(), after, what)};
}

Result<TarPlaces> TarPlaces::open(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Error{ErrorCode::NotFound, fmt::format("{} is not there, or is no file", file.string())};
    TarPlaces places(file);
    places.m_bytes = static_cast<int64_t>(std::filesystem::file_size(file, error));
    places.m_archive.reset(archive_read_new());
    archive_read_support_format_tar(places.m_archive.get());
    archive_read_support_filter_gzip(places.m_archive.get());
    if (archive_read_open_filename(places.m_archive.get(), file.c_str(), kHeaderBlock) != ARCHIVE_OK)
        return places.damaged(archiveProblem(places.m_archive.get()));
    return places;
}

Result<std::optional<TarPlace>> TarPlaces::next() {
    for (;;) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(m_archive.get(), &entry);
        if (status == ARCHIVE_EOF)
            return std::optional<TarPlace>();
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return damaged(archiveProblem(m_archive.get()));
        if (archive_filter_code(m_archive.get(), 0) != ARCHIVE_FILTER_NONE)
            return Error{ErrorCode::Unsupported,
                         fmt::format("{} is compressed, so its samples cannot be read in any order; unpack it to a "
                                     "plain .tar",
                                     m_file.string())};
        if (archive_entry_filetype(entry) != AE_IFREG)
            continue;
        const char* name = archive_entry_pathname_utf8(entry);
        if (!name)
            name = archive_entry_pathname(entry);
        if (!name || !*name)
            return damaged("a member has no name");
        // What the reader has taken so far are the headers: the member's bytes follow.
        TarPlace place{name, archive_filter_bytes(m_archive.get(), 0), archive_entry_size(entry)};
        if (place.size < 0 || place.size > TarReader::kLargestMember)
            return damaged(fmt::format("{} says it is {} bytes long, the limit is {}", oneLine(name, 120), place.size,
                                       TarReader::kLargestMember));
        if (place.offset + place.size > m_bytes)
            return damaged(fmt::format("{} is cut short", oneLine(name, 120)));
        m_last = place.name;
        ++m_read;
        return std::optional<TarPlace>(std::move(place));
    }
}

} // namespace miro
