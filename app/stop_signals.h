// SIGINT, SIGTERM and SIGHUP as a stop token.
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace miro {

// Made in main() before any other thread, which then all leave these signals to the one that this class owns and joins.
// The first signal asks for a stop; the second ends the program at once (exit code 130).
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    void watch();

    std::stop_source m_stop;
    sigset_t m_signals;
    int m_wake = -1; // eventfd: the destructor's way to end the thread
    int m_signalFd = -1;
    std::thread m_thread;
};

} // namespace miro
