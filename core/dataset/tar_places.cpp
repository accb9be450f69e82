#include "dataset/tar_places.h"

#include <archive.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kHeaderBlock = 1 << 16;

} // namespace

Result<TarPlaces> TarPlaces::open(const std::filesystem::path& file) {
    MIRO_TRY(TarWalk walk, TarWalk::open(file, kHeaderBlock));
    std::error_code ignored;
    return TarPlaces(std::move(walk), static_cast<int64_t>(std::filesystem::file_size(file, ignored)));
}

Result<std::optional<TarPlace>> TarPlaces::next() {
    MIRO_TRY(const auto header, m_walk.next());
    if (!header)
        return std::optional<TarPlace>();
    if (archive_filter_code(m_walk.reader(), 0) != ARCHIVE_FILTER_NONE)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{} is compressed, so its samples cannot be read in any order; unpack it to a "
                                 "plain .tar",
                                 m_walk.file().string())};
    // What the reader has taken so far are the headers: the member's bytes follow.
    TarPlace place{header->name, archive_filter_bytes(m_walk.reader(), 0), header->size};
    if (place.offset + place.size > m_bytes)
        return m_walk.damaged(fmt::format("{} is cut short", oneLine(place.name, 120)));
    m_walk.passed(place.name);
    return std::optional<TarPlace>(std::move(place));
}

} // namespace miro
