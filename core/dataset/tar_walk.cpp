#include "dataset/tar_walk.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace miro {

void TarWalk::Close::operator()(archive* reader) const {
    archive_read_free(reader);
}

Error TarWalk::damaged(const std::string& what) const {
    const std::string after =
        m_passed == 0 ? "at its beginning" : fmt::format("after member {} ({})", m_passed, oneLine(m_last, 120));
    return {ErrorCode::Corrupt, fmt::format("{}: the archive is damaged {}: {}; copy or make this shard again",
                                            m_file.string(), after, what)};
}

Error TarWalk::damaged() const {
    const char* text = archive_error_string(reader());
    return damaged(text ? oneLine(text, 160) : "it is damaged");
}

Result<TarWalk> TarWalk::open(const std::filesystem::path& file, size_t block) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return Error{ErrorCode::NotFound, fmt::format("{} is not there, or is no file", file.string())};
    TarWalk walk(file);
    walk.m_archive.reset(archive_read_new());
    archive_read_support_format_tar(walk.reader());
    archive_read_support_filter_gzip(walk.reader());
    if (archive_read_open_filename(walk.reader(), file.c_str(), block) != ARCHIVE_OK)
        return walk.damaged();
    return walk;
}

Result<std::optional<TarWalk::Header>> TarWalk::next() {
    for (;;) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(reader(), &entry);
        if (status == ARCHIVE_EOF)
            return std::optional<Header>();
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return damaged();
        if (archive_entry_filetype(entry) != AE_IFREG)
            continue;
        const char* name = archive_entry_pathname_utf8(entry);
        if (!name)
            name = archive_entry_pathname(entry);
        if (!name || !*name)
            return damaged("a member has no name");
        const int64_t size = archive_entry_size(entry);
        if (size < 0 || size > kLargestMember)
            return damaged(
                fmt::format("{} says it is {} bytes long, the limit is {}", oneLine(name, 120), size, kLargestMember));
        return std::optional<Header>({name, size});
    }
}

void TarWalk::passed(const std::string& name) {
    m_last = name;
    ++m_passed;
}

} // namespace miro
