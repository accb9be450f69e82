#include "dataset/tar_reader.h"

#include <algorithm>
#include <archive.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kReadBlock = 1 << 18;
constexpr int64_t kEndMark = 512; // at least one block

} // namespace

Result<TarReader> TarReader::open(const std::filesystem::path& file) {
    MIRO_TRY(TarWalk walk, TarWalk::open(file, kReadBlock));
    return TarReader(std::move(walk));
}

Result<std::optional<TarMember>> TarReader::next() {
    if (m_ended)
        return std::optional<TarMember>();
    MIRO_TRY(const auto header, m_walk.next());
    archive* reader = m_walk.reader();
    if (!header) {
        m_ended = true;
        // libarchive takes a file that ends between two members for whole; every tar ends with blocks of zeros.
        if (archive_filter_bytes(reader, 0) - archive_read_header_position(reader) < kEndMark)
            return m_walk.damaged("what follows is missing");
        return std::optional<TarMember>();
    }
    TarMember member{header->name, {}};
    // What the header says is believed as far as bytes come: a short file with a large claim costs little.
    for (int64_t left = header->size; left > 0;) {
        const size_t before = member.bytes.size();
        const auto wanted = static_cast<size_t>(std::min<int64_t>(left, kReadBlock));
        member.bytes.resize(before + wanted);
        const la_ssize_t got = archive_read_data(reader, member.bytes.data() + before, wanted);
        if (got == 0)
            return m_walk.damaged(fmt::format("{} is cut short", oneLine(member.name, 120)));
        if (got < 0)
            return m_walk.damaged();
        member.bytes.resize(before + static_cast<size_t>(got));
        left -= got;
    }
    m_walk.passed(member.name);
    return std::optional<TarMember>(std::move(member));
}

} // namespace miro
