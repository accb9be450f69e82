// Says to other programs that a library is open: any number may hold it so, or one alone. Gone with the process,
// whichever way it ends.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <memory>

namespace miro {

class LibraryLock {
public:
    // Failed when another program has the library open (for alone), or has it alone.
    static Result<std::unique_ptr<LibraryLock>> take(const std::filesystem::path& folder, bool alone);
    ~LibraryLock();
    LibraryLock(const LibraryLock&) = delete;
    LibraryLock& operator=(const LibraryLock&) = delete;

private:
    explicit LibraryLock(int fd) : m_fd(fd) {}
    int m_fd;
};

} // namespace miro
