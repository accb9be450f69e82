#include "dataset/shard_writer.h"

#include "base/files.h"
#include "base/unique_id.h"

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace miro {

void ShardWriter::Close::operator()(archive* writer) const {
    archive_write_free(writer);
}

ShardWriter::ShardWriter(std::filesystem::path shard) : m_shard(std::move(shard)) {
    m_temporary = folderOf(m_shard) / fmt::format(".{}.{}.part", m_shard.filename().string(), newUniqueId());
}

ShardWriter::~ShardWriter() {
    m_archive.reset();
    std::error_code ignored;
    std::filesystem::remove(m_temporary, ignored);
}

Error ShardWriter::failed(const std::string& doing) const {
    const int number = archive_errno(m_archive.get());
    return fileError(doing, m_shard, number > 0 ? number : EIO);
}

Result<std::unique_ptr<ShardWriter>> ShardWriter::create(const std::filesystem::path& shard) {
    std::unique_ptr<ShardWriter> writer(new ShardWriter(shard));
    MIRO_CHECK_OK(checkWritableFolder(folderOf(shard)));
    writer->m_archive.reset(archive_write_new());
    archive_write_set_format_pax_restricted(writer->m_archive.get());
    if (archive_write_open_filename(writer->m_archive.get(), writer->m_temporary.c_str()) != ARCHIVE_OK)
        return writer->failed("creating");
    return writer;
}

Result<void> ShardWriter::add(const DatasetSample& sample) {
    const std::string name = std::filesystem::path(sample.key).filename().string();
    if (name.empty() || name.find('.') != std::string::npos || sample.fields.empty() || sample.key == m_lastKey)
        return usageError(fmt::format("'{}' cannot be a sample's key in {}: it is empty, holds a dot, or came before",
                                      oneLine(sample.key, 120), m_shard.string()));
    for (const auto& [field, bytes] : sample.fields) {
        if (field.empty() || field.front() == '.' || field.find('/') != std::string::npos)
            return usageError(
                fmt::format("'{}' cannot be a field's name in {}", oneLine(field, 120), m_shard.string()));
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), (sample.key + "." + field).c_str());
        archive_entry_set_size(entry.get(), static_cast<int64_t>(bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), 0, 0);
        if (archive_write_header(m_archive.get(), entry.get()) != ARCHIVE_OK)
            return failed("writing");
        if (!bytes.empty() &&
            archive_write_data(m_archive.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size()))
            return failed("writing");
    }
    m_lastKey = sample.key;
    ++m_samples;
    return {};
}

Result<void> ShardWriter::finish() {
    if (archive_write_close(m_archive.get()) != ARCHIVE_OK)
        return failed("writing");
    const int file = ::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const int number = errno;
    if (file >= 0)
        ::close(file);
    if (!synced)
        return fileError("writing", m_shard, number);
    if (::rename(m_temporary.c_str(), m_shard.c_str()) != 0)
        return fileError("renaming", m_shard, errno);
    return {};
}

} // namespace miro
