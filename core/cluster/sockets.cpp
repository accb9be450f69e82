#include "cluster/sockets.h"

#include <arpa/inet.h>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace miro {
namespace {

constexpr int kBacklog = 1024;
constexpr std::chrono::milliseconds kRetry{100};
constexpr int kConnectMs = 2000;

struct Address {
    sockaddr_storage bytes{};
    socklen_t size = 0;

    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&bytes); }
    int family() const { return bytes.ss_family; }
};

Result<Address> addressOf(const std::string& host, int64_t port, int flags) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = flags;
    addrinfo* found = nullptr;
    const int code = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
    if (code != 0)
        return Error{ErrorCode::Failed, fmt::format("the machine '{}' is not known ({}): check MASTER_ADDR",
                                                    oneLine(host, 100), ::gai_strerror(code))};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
    const addrinfo* best = found;
    for (const addrinfo* each = found; each; each = each->ai_next)
        if (each->ai_family == AF_INET) {
            best = each;
            break;
        }
    Address address;
    std::memcpy(&address.bytes, best->ai_addr, best->ai_addrlen);
    address.size = best->ai_addrlen;
    return address;
}

std::string textOf(const Address& address) {
    char text[NI_MAXHOST] = {};
    if (::getnameinfo(address.get(), address.size, text, sizeof text, nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return text;
}

Error systemError(const std::string& doing) {
    return {ErrorCode::Failed, fmt::format("{}: {}", doing, std::strerror(errno))};
}

Result<Address> ownAddress(const Socket& socket) {
    Address address;
    address.size = sizeof address.bytes;
    if (::getsockname(socket.fd(), reinterpret_cast<sockaddr*>(&address.bytes), &address.size) != 0)
        return systemError("asking for a socket's address");
    return address;
}

// One attempt, within kConnectMs.
bool connects(const Socket& socket, const Address& address) {
    if (::connect(socket.fd(), address.get(), address.size) == 0)
        return true;
    if (errno != EINPROGRESS)
        return false;
    pollfd waiting{socket.fd(), POLLOUT, 0};
    if (::poll(&waiting, 1, kConnectMs) != 1)
        return false;
    int code = 0;
    socklen_t size = sizeof code;
    return ::getsockopt(socket.fd(), SOL_SOCKET, SO_ERROR, &code, &size) == 0 && code == 0;
}

} // namespace

Socket& Socket::operator=(Socket&& other) noexcept {
    if (this != &other) {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = other.release();
    }
    return *this;
}

Socket::~Socket() {
    if (m_fd >= 0)
        ::close(m_fd);
}

int Socket::release() {
    const int fd = m_fd;
    m_fd = -1;
    return fd;
}

Result<std::string> numericAddress(const std::string& host) {
    MIRO_TRY(const Address address, addressOf(host, 0, 0));
    return textOf(address);
}

Result<std::string> localAddressTowards(const std::string& address) {
    constexpr int64_t kAnyPort = 9; // no packet is sent: connecting a datagram socket only chooses the way
    MIRO_TRY(const Address target, addressOf(address, kAnyPort, AI_NUMERICHOST));
    const Socket socket(::socket(target.family(), SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!socket.open() || ::connect(socket.fd(), target.get(), target.size) != 0)
        return systemError(fmt::format("no way leads to {}", address));
    MIRO_TRY(const Address own, ownAddress(socket));
    return textOf(own);
}

bool isLoopback(const std::string& address) {
    return address.starts_with("127.") || address == "::1";
}

Result<Socket> listenFor(const std::string& address, int64_t port, bool loopbackAlone) {
    MIRO_TRY(const Address given, addressOf(address, port, AI_NUMERICHOST));
    const char* any = given.family() == AF_INET ? "0.0.0.0" : "::";
    MIRO_TRY(const Address place, addressOf(loopbackAlone ? address : any, port, AI_NUMERICHOST));
    Socket socket(::socket(place.family(), SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket.open())
        return systemError("opening a socket");
    const int yes = 1;
    ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (::bind(socket.fd(), place.get(), place.size) != 0 || ::listen(socket.fd(), kBacklog) != 0) {
        if (errno == EADDRINUSE)
            return Error{ErrorCode::Failed, fmt::format("port {} of {} is taken by another program (or by another "
                                                        "process with rank 0): choose another MASTER_PORT",
                                                        port, textOf(place))};
        return systemError(fmt::format("cannot listen on port {} of {} (see MASTER_PORT)", port, textOf(place)));
    }
    return socket;
}

Result<int64_t> portOf(const Socket& socket) {
    MIRO_TRY(const Address own, ownAddress(socket));
    const auto* bytes = reinterpret_cast<const char*>(&own.bytes);
    in_port_t port = 0;
    std::memcpy(&port,
                bytes + (own.family() == AF_INET ? offsetof(sockaddr_in, sin_port) : offsetof(sockaddr_in6, sin6_port)),
                sizeof port);
    return int64_t{ntohs(port)};
}

Result<Socket> connectUntil(const std::string& address, int64_t port, Clock::time_point deadline,
                            std::stop_token stop) {
    MIRO_TRY(const Address target, addressOf(address, port, AI_NUMERICHOST));
    std::mutex mutex;
    std::condition_variable_any pause;
    while (!stop.stop_requested()) {
        Socket socket(::socket(target.family(), SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (!socket.open())
            return systemError("opening a socket");
        if (connects(socket, target)) {
            const int yes = 1;
            ::setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            return socket;
        }
        if (Clock::now() >= deadline)
            return Error{ErrorCode::Failed, fmt::format("nobody answers at port {} of {}", port, address)};
        std::unique_lock lock(mutex);
        pause.wait_for(lock, stop, kRetry, [] { return false; });
    }
    return stoppedError();
}

} // namespace miro
