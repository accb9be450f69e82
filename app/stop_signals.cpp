#include "app/stop_signals.h"

#include "base/result.h"

#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace miro {

StopSignals::StopSignals() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    // `nohup` asks that a terminal's end be no reason to stop.
    struct sigaction hangUp {};
    if (::sigaction(SIGHUP, nullptr, &hangUp) == 0 && hangUp.sa_handler != SIG_IGN)
        sigaddset(&m_signals, SIGHUP);
    ::pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_signalFd = ::signalfd(-1, &m_signals, SFD_CLOEXEC);
    m_wake = ::eventfd(0, EFD_CLOEXEC);
    m_thread = std::thread([this] { watch(); });
}

StopSignals::~StopSignals() {
    const uint64_t one = 1;
    (void)!::write(m_wake, &one, sizeof one);
    m_thread.join();
    ::close(m_signalFd);
    ::close(m_wake);
}

void StopSignals::watch() {
    pollfd sources[] = {{m_signalFd, POLLIN, 0}, {m_wake, POLLIN, 0}};
    while (true) {
        if (::poll(sources, 2, -1) < 0) {
            if (errno == EINTR)
                continue;
            return;
        }
        if (sources[1].revents != 0)
            return;
        signalfd_siginfo info{};
        if (::read(m_signalFd, &info, sizeof info) != sizeof info)
            continue;
        if (!m_stop.request_stop())
            ::_exit(exitCode(ErrorCode::Stopped));
    }
}

} // namespace miro
