#include "base/files.h"

#include "base/left_overs.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

class FileDescriptor {
public:
    explicit FileDescriptor(int fd) : m_fd(fd) {}
    ~FileDescriptor() { close(); }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    int get() const { return m_fd; }
    bool valid() const { return m_fd >= 0; }
    // 0, or the error number: a full network disk may only report here.
    int close() {
        int fd = m_fd;
        m_fd = -1;
        return fd >= 0 && ::close(fd) != 0 ? errno : 0;
    }

private:
    int m_fd;
};

Result<void> writeSynced(const fs::path& path, const fs::path& target, std::string_view bytes) {
    ::unlink(path.c_str()); // of a killed process that had our number
    FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file.valid())
        return fileError("cannot write", target, errno);
    size_t written = 0;
    while (written < bytes.size()) {
        ssize_t n = ::write(file.get(), bytes.data() + written, bytes.size() - written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fileError("cannot write", target, errno);
        written += static_cast<size_t>(n);
    }
    if (::fsync(file.get()) != 0)
        return fileError("cannot write", target, errno);
    if (int code = file.close())
        return fileError("cannot write", target, code);
    return {};
}

void syncFolder(const fs::path& folder) {
    FileDescriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.valid())
        ::fsync(directory.get());
}

} // namespace

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

Error fileError(const std::string& doing, const fs::path& path, int errorNumber) {
    std::string what = fmt::format("{} {}: ", doing, oneLine(path.string()));
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::DiskFull, what + "the disk is full; free some space and try again"};
    case ENOENT:
        return {ErrorCode::NotFound, what + "no such file or folder"};
    case EROFS:
        return {ErrorCode::Failed, what + "the file system is read-only; choose another folder"};
    case EACCES:
    case EPERM:
        return {ErrorCode::Failed, what + "permission denied; choose another folder or change its permissions"};
    default:
        return {ErrorCode::Failed, what + std::strerror(errorNumber)};
    }
}

Result<std::string> readFile(const fs::path& path, size_t maxBytes) {
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid())
        return fileError("cannot read", path, errno);
    struct stat info {};
    if (::fstat(file.get(), &info) != 0)
        return fileError("cannot read", path, errno);
    if (S_ISDIR(info.st_mode))
        return Error{ErrorCode::Corrupt, fmt::format("cannot read {}: it is a folder", oneLine(path.string()))};
    std::string bytes;
    if (S_ISREG(info.st_mode)) // growing would need the room twice
        bytes.reserve(std::min(static_cast<size_t>(info.st_size), maxBytes));
    char buffer[1 << 16];
    while (true) {
        ssize_t n = ::read(file.get(), buffer, sizeof buffer);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fileError("cannot read", path, errno);
        if (n == 0)
            return bytes;
        if (bytes.size() + static_cast<size_t>(n) > maxBytes)
            return Error{ErrorCode::Corrupt, fmt::format("cannot read {}: it is larger than the limit of {} bytes",
                                                         oneLine(path.string()), maxBytes)};
        bytes.append(buffer, static_cast<size_t>(n));
    }
}

AtomicFileGroup::~AtomicFileGroup() {
    if (!m_committed)
        rollBack();
}

Result<void> AtomicFileGroup::createFolder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0777) == 0) {
        m_createdFolders.push_back(folder);
        return {};
    }
    std::error_code ignored;
    if (errno == EEXIST && fs::is_directory(folder, ignored))
        return {};
    return fileError("cannot create the folder", folder, errno);
}

Result<void> AtomicFileGroup::add(const fs::path& target, std::string_view bytes) {
    std::error_code ignored;
    if (fs::is_directory(target, ignored))
        return Error{ErrorCode::Failed,
                     fmt::format("cannot write {}: a folder of that name is in the way", oneLine(target.string()))};
    m_members.push_back({target, temporaryBeside(target, "part"), {}, false});
    return writeSynced(m_members.back().temporary, target, bytes);
}

Result<void> AtomicFileGroup::commit() {
    for (Member& member : m_members) {
        fs::path backup = temporaryBeside(member.target, "old");
        // A second name for what stands at the target, so that the rename below stays atomic.
        if (::link(member.target.c_str(), backup.c_str()) == 0)
            member.backup = backup;
        if (::rename(member.temporary.c_str(), member.target.c_str()) != 0) {
            Error error = fileError("cannot write", member.target, errno);
            rollBack();
            return error;
        }
        member.placed = true;
    }
    m_committed = true;
    for (const Member& member : m_members) {
        if (!member.backup.empty())
            ::unlink(member.backup.c_str());
        syncFolder(folderOf(member.target));
    }
    return {};
}

void AtomicFileGroup::rollBack() {
    for (const Member& member : m_members) {
        if (!member.placed)
            ::unlink(member.temporary.c_str());
        if (!member.backup.empty())
            ::rename(member.backup.c_str(), member.target.c_str());
        else if (member.placed)
            ::unlink(member.target.c_str());
    }
    m_members.clear();
    for (auto folder = m_createdFolders.rbegin(); folder != m_createdFolders.rend(); ++folder)
        ::rmdir(folder->c_str());
    m_createdFolders.clear();
}

Result<void> writeFileAtomically(const fs::path& target, std::string_view bytes) {
    AtomicFileGroup group;
    MIRO_CHECK_OK(group.add(target, bytes));
    return group.commit();
}

bool isInside(const fs::path& folder, const fs::path& path) {
    std::error_code error;
    fs::path base = fs::weakly_canonical(folder, error);
    if (error)
        return false;
    fs::path resolved = fs::weakly_canonical(path, error);
    if (error)
        return false;
    auto [inBase, inPath] = std::mismatch(base.begin(), base.end(), resolved.begin(), resolved.end());
    return inBase == base.end() || (inBase->empty() && std::next(inBase) == base.end());
}

Result<void> checkWritableFolder(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error))
        return Error{ErrorCode::NotFound,
                     fmt::format("the folder {} does not exist; create it first", oneLine(folder.string()))};
    if (!fs::is_directory(folder, error))
        return Error{ErrorCode::Failed, fmt::format("{} is not a folder", oneLine(folder.string()))};
    fs::path probe = temporaryBeside(folder / "probe", "probe");
    FileDescriptor file(::open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.valid())
        return fileError("cannot write into", folder, errno);
    ::unlink(probe.c_str());
    return {};
}

} // namespace miro
