#include "batch/line_files.h"

#include "base/files.h"
#include "base/left_overs.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kBlock = 1 << 18;
constexpr const char* kUnfinished = ".miro-";

Result<void> writeAll(int file, std::string_view bytes, const fs::path& target) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(file, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fileError("cannot write", target, errno);
        bytes.remove_prefix(static_cast<size_t>(n));
    }
    return {};
}

Result<void> makeFolder(const fs::path& folder) {
    std::error_code ignored;
    if (::mkdir(folder.c_str(), 0777) == 0 || (errno == EEXIST && fs::is_directory(folder, ignored)))
        return {};
    return fileError("cannot create the folder", folder, errno);
}

} // namespace

FileHandle::FileHandle(FileHandle&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileHandle::~FileHandle() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::string shownPath(const fs::path& path) {
    return oneLine(path.string());
}

void removeUnfinished(const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error))
        if (entry->path().filename().string().starts_with(kUnfinished))
            ::unlink(entry->path().c_str());
}

Result<void> makeFoldersBelow(const fs::path& folder, const fs::path& relative) {
    fs::path made = folder;
    MIRO_CHECK_OK(makeFolder(made));
    for (const fs::path& part : relative) {
        made /= part;
        MIRO_CHECK_OK(makeFolder(made));
    }
    return {};
}

// ---- whole files

Result<WholeFile> WholeFile::create(fs::path target, const fs::path& scratch) {
    WholeFile file;
    do {
        file.m_temporary = temporaryBeside(scratch / target.filename(), "part");
        file.m_file = FileHandle(::open(file.m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    } while (file.m_file.get() < 0 && errno == EEXIST); // of a process that had our number
    if (file.m_file.get() < 0) {
        file.m_temporary.clear();
        return fileError("cannot write", target, errno);
    }
    file.m_target = std::move(target);
    return file;
}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::exchange(other.m_temporary, {})),
      m_file(std::move(other.m_file)), m_buffer(std::move(other.m_buffer)) {}

WholeFile::~WholeFile() {
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

Result<void> WholeFile::write(std::string_view bytes) {
    m_buffer += bytes;
    return m_buffer.size() < kBlock ? Result<void>() : flush();
}

Result<void> WholeFile::flush() {
    MIRO_CHECK_OK(writeAll(m_file.get(), m_buffer, m_target));
    m_buffer.clear();
    return {};
}

Result<void> WholeFile::commit() {
    MIRO_CHECK_OK(flush());
    if (::fsync(m_file.get()) != 0 || ::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return fileError("cannot write", m_target, errno);
    m_temporary.clear();
    const FileHandle folder(::open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0)
        ::fsync(folder.get());
    return {};
}

Result<void> placeFile(const fs::path& folder, const std::string& name, std::string_view bytes,
                       const fs::path& scratch) {
    const fs::path relative(name);
    MIRO_CHECK_OK(makeFoldersBelow(folder, relative.parent_path()));
    MIRO_TRY(WholeFile file, WholeFile::create(folder / relative, scratch));
    MIRO_CHECK_OK(file.write(bytes));
    return file.commit();
}

// ---- growing files

Result<GrowingFile> GrowingFile::open(fs::path path, const std::string& busy) {
    GrowingFile file;
    file.m_file = FileHandle(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (file.m_file.get() < 0)
        return fileError("cannot write", path, errno);
    // Gone with the process, however it ends. A file system without locks is taken as it is.
    if (::flock(file.m_file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return Error{ErrorCode::Failed, busy};
    struct stat info {};
    if (::fstat(file.m_file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return Error{ErrorCode::Corrupt, fmt::format("{} is not a file; move it away", oneLine(path.string()))};
    file.m_size = info.st_size;
    file.m_path = std::move(path);
    return file;
}

bool GrowingFile::isInUse(const fs::path& path) {
    const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    return file.get() >= 0 && ::flock(file.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

Result<void> GrowingFile::keep(int64_t bytes) {
    if (bytes == m_size)
        return {};
    if (::ftruncate(m_file.get(), bytes) != 0)
        return fileError("cannot write", m_path, errno);
    m_size = bytes;
    return {};
}

Result<void> GrowingFile::append(std::string_view bytes) {
    Result<void> written = writeAll(m_file.get(), bytes, m_path);
    if (written.ok() && ::fsync(m_file.get()) != 0)
        written = fileError("cannot write", m_path, errno);
    if (written.ok())
        m_size += static_cast<int64_t>(bytes.size());
    else if (::ftruncate(m_file.get(), m_size) != 0) // half a line must not stand in front of the next one
        return written.error().within("and cannot be put back");
    return written;
}

// ---- reading

Result<LineReader> LineReader::open(const fs::path& path, size_t maxBytes) {
    LineReader reader;
    reader.m_file = FileHandle(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat info {};
    if (reader.m_file.get() < 0 || ::fstat(reader.m_file.get(), &info) != 0)
        return fileError("cannot read", path, errno);
    if (!S_ISREG(info.st_mode))
        return Error{ErrorCode::Corrupt, fmt::format("cannot read {}: it is not a file", oneLine(path.string()))};
    reader.m_path = path;
    reader.m_maxBytes = maxBytes;
    return reader;
}

Result<std::optional<std::string_view>> LineReader::next() {
    size_t searched = m_used;
    while (true) {
        const size_t newline = m_buffer.find('\n', searched);
        if (newline != std::string::npos) {
            const std::string_view line(m_buffer.data() + m_used, newline - m_used);
            if (line.size() > m_maxBytes)
                break;
            if (line.find('\0') != std::string_view::npos && line.find_first_not_of('\0') == std::string_view::npos)
                return std::optional<std::string_view>(); // blocks that a power cut left without their content
            m_used = newline + 1;
            m_begin = m_end;
            m_end = m_begin + static_cast<int64_t>(line.size()) + 1;
            ++m_number;
            return std::optional(line);
        }
        if (m_buffer.size() - m_used > m_maxBytes)
            break;
        if (m_atEnd)
            return std::optional<std::string_view>();
        m_buffer.erase(0, std::exchange(m_used, 0));
        searched = m_buffer.size();
        m_buffer.resize(searched + kBlock);
        ssize_t n;
        do {
            n = ::read(m_file.get(), m_buffer.data() + searched, kBlock);
        } while (n < 0 && errno == EINTR);
        m_buffer.resize(searched + static_cast<size_t>(std::max<ssize_t>(n, 0)));
        if (n < 0)
            return fileError("cannot read", m_path, errno);
        m_atEnd = n == 0;
    }
    return Error{ErrorCode::Corrupt, fmt::format("{}, line {} is longer than {} bytes; it is damaged",
                                                 oneLine(m_path.string()), m_number + 1, m_maxBytes)};
}

} // namespace miro
