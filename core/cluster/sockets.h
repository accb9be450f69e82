// TCP between the processes of a run, as far as it is not libtorch's. IPv4 and IPv6.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

namespace miro {

// Owns a descriptor. Moved, not copied.
class Socket {
public:
    Socket() = default;
    explicit Socket(int fd) : m_fd(fd) {}
    Socket(Socket&& other) noexcept : m_fd(other.release()) {}
    Socket& operator=(Socket&& other) noexcept;
    ~Socket();

    int fd() const { return m_fd; }
    bool open() const { return m_fd >= 0; }
    int release();

private:
    int m_fd = -1;
};

using Clock = std::chrono::steady_clock;

// The address of a machine in numbers, IPv4 before IPv6. Failed when nobody knows the name.
Result<std::string> numericAddress(const std::string& host);

// Of this machine, for packets to that address: what others there may call back.
Result<std::string> localAddressTowards(const std::string& address);

bool isLoopback(const std::string& address);

// Listens on a port of this machine, 0 for any free one; on loopback alone, or on every address of the given one's
// family. Failed when the port is taken.
Result<Socket> listenFor(const std::string& address, int64_t port, bool loopbackAlone);
Result<int64_t> portOf(const Socket& socket);

// Tries again until the deadline. Failed when nobody answers until then; Stopped.
Result<Socket> connectUntil(const std::string& address, int64_t port, Clock::time_point deadline, std::stop_token stop);

} // namespace miro
