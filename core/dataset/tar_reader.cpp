#include "dataset/tar_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kReadBlock = 1 << 18;
constexpr int64_t kEndMark = 512; // at least one block

} // namespace

std::string archiveProblem(archive* reader) {
    const char* text = archive_error_string(reader);
    return text ? oneLine(text, 160) : "it is damaged";
}

void TarReader::Close::operator()(archive* reader) const {
    archive_read_free(reader);
}

Error TarReader::damaged(const std::string& what) const {
    const std::string after =
        m_read == 0 ? "at its beginning" : fmt::format("after member {} ({})", m_read, oneLine(m_last, 120));
    return {ErrorCode::Corrupt, fmt::format("{}: the archive is damaged {}: {}; copy or make this shard again",
                                            m_file.string(), after, what)};
}

Result<TarReader> TarReader::open(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return Error{ErrorCode::NotFound, fmt::format("{} is not there, or is no file", file.string())};
    TarReader reader(file);
    reader.m_archive.reset(archive_read_new());
    archive_read_support_format_tar(reader.m_archive.get());
    archive_read_support_filter_gzip(reader.m_archive.get());
    if (archive_read_open_filename(reader.m_archive.get(), file.c_str(), kReadBlock) != ARCHIVE_OK)
        return reader.damaged(archiveProblem(reader.m_archive.get()));
    return reader;
}

Result<std::optional<TarMember>> TarReader::next() {
    while (!m_ended) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(m_archive.get(), &entry);
        if (status == ARCHIVE_EOF) {
            m_ended = true;
            // libarchive takes a file that ends between two members for whole; every tar ends with blocks of zeros.
            if (archive_filter_bytes(m_archive.get(), 0) - archive_read_header_position(m_archive.get()) < kEndMark)
                return damaged("what follows is missing");
            break;
        }
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return damaged(archiveProblem(m_archive.get()));
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
        TarMember member{name, {}};
        // What the header says is believed as far as bytes come: a short file with a large claim costs little.
        for (int64_t left = size; left > 0;) {
            const size_t before = member.bytes.size();
            const auto wanted = static_cast<size_t>(std::min<int64_t>(left, kReadBlock));
            member.bytes.resize(before + wanted);
            const la_ssize_t got = archive_read_data(m_archive.get(), member.bytes.data() + before, wanted);
            if (got <= 0)
                return damaged(got == 0 ? fmt::format("{} is cut short", oneLine(name, 120))
                                        : archiveProblem(m_archive.get()));
            member.bytes.resize(before + static_cast<size_t>(got));
            left -= got;
        }
        m_last = member.name;
        ++m_read;
        return std::optional<TarMember>(std::move(member));
    }
    return std::optional<TarMember>();
}

} // namespace miro
