#include "base/file_lock.h"

#include "base/files.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace miro {
namespace {

constexpr std::chrono::milliseconds kBetweenTries{20};

// Whether the file of that name is still the one that was opened: who held the lock before has removed it.
bool isThere(const std::filesystem::path& file, int descriptor) {
    struct stat ours = {}, named = {};
    return ::fstat(descriptor, &ours) == 0 && ::stat(file.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
           ours.st_dev == named.st_dev;
}

// False: another one holds it.
bool tryLock(int descriptor) {
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        if (errno != EINTR)
            return errno != EWOULDBLOCK;
    return true;
}

} // namespace

Result<FileLock> FileLock::wait(const std::filesystem::path& file, std::stop_token stop) {
    while (true) {
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor < 0)
            return fileError("cannot make the lock", file, errno);
        if (tryLock(descriptor) && isThere(file, descriptor))
            return FileLock(file, descriptor);
        ::close(descriptor);
        if (stop.stop_requested())
            return stoppedError();
        std::this_thread::sleep_for(kBetweenTries);
    }
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock() {
    if (m_descriptor < 0)
        return;
    ::unlink(m_file.c_str()); // while it is held: who waits sees that it is gone, and makes it anew
    ::close(m_descriptor);
}

} // namespace miro
