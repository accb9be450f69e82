#include "library/library_lock.h"

#include "base/files.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace miro {

Result<std::unique_ptr<LibraryLock>> LibraryLock::take(const std::filesystem::path& folder, bool alone) {
    const std::filesystem::path file = folder / "library.lock";
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return fileError("cannot open the library", file, errno);
    std::unique_ptr<LibraryLock> lock(new LibraryLock(fd));
    if (::flock(fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return lock; // file systems without locks: the database has its own
    return Error{ErrorCode::Failed, fmt::format("the library {} is {} in another program; close it there and try again",
                                                oneLine(folder.string()), alone ? "open" : "being made anew")};
}

LibraryLock::~LibraryLock() {
    ::close(m_fd);
}

} // namespace miro
