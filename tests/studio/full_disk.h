// A disk without room, for tests of what waits until there is some.
#pragma once

#include <csignal>
#include <sys/resource.h>

namespace miro {

// No file of this process can grow beyond a few bytes while one of these lives, as on a full disk.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit full = m_before;
        full.rlim_cur = 16;
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() { end(); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    void end() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace miro
