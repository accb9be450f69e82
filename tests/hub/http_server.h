// A small HTTP server on this machine for tests, with every bad manner that a real one may have. Plain sockets; answers
// each connection on a thread of its own and closes it.
#pragma once

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace miro {

struct ServerRequest {
    std::string target;                         // "/path?query" as it came
    std::map<std::string, std::string> headers; // lower-case names

    std::string header(const std::string& name) const {
        auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

struct ServerReply {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    int64_t claimedLength = -1; // Content-Length; below 0: the truth
    bool noLength = false;      // none at all: the end of the connection is the end of the body
    int64_t cutAfter = -1;      // closes the connection after so many bytes of the body
    int64_t holdAfter = -1;     // goes quiet after so many bytes, until release() or the server's end
};

class HttpServer {
public:
    using Handler = std::function<ServerReply(const ServerRequest&)>;

    explicit HttpServer(Handler handler) : m_handler(std::move(handler)) {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0 ||
            ::listen(m_listener, 16) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no loopback server");
        m_port = ntohs(address.sin_port);
        m_acceptor = std::thread([this] { accept(); });
    }

    ~HttpServer() {
        m_ending = true;
        release();
        ::shutdown(m_listener, SHUT_RDWR);
        m_acceptor.join();
        ::close(m_listener);
        for (std::thread& thread : m_threads)
            thread.join();
    }

    int port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

    // What came, in order.
    std::vector<ServerRequest> requests() {
        std::lock_guard lock(m_mutex);
        return m_requests;
    }
    // Those whose target holds part.
    std::vector<ServerRequest> requestsFor(const std::string& part) {
        std::vector<ServerRequest> found;
        for (ServerRequest& request : requests())
            if (request.target.find(part) != std::string::npos)
                found.push_back(std::move(request));
        return found;
    }
    void forget() {
        std::lock_guard lock(m_mutex);
        m_requests.clear();
    }

    // Lets the quiet connections go on.
    void release() {
        std::lock_guard lock(m_mutex);
        m_released = true;
        m_wake.notify_all();
    }
    int held() const { return m_held; }

private:
    void accept() {
        while (!m_ending) {
            int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0)
                continue;
            std::lock_guard lock(m_mutex);
            m_threads.emplace_back([this, connection] {
                answer(connection);
                ::close(connection);
            });
        }
    }

    static ServerRequest parse(const std::string& text) {
        ServerRequest request;
        size_t first = text.find(' ');
        request.target = text.substr(first + 1, text.find(' ', first + 1) - first - 1);
        for (size_t at = text.find("\r\n"); at != std::string::npos;) {
            size_t next = text.find("\r\n", at + 2);
            std::string line = text.substr(at + 2, next == std::string::npos ? next : next - at - 2);
            if (size_t colon = line.find(": "); colon != std::string::npos) {
                std::string name = line.substr(0, colon);
                std::transform(name.begin(), name.end(), name.begin(), ::tolower);
                request.headers[name] = line.substr(colon + 2);
            }
            at = next;
        }
        return request;
    }

    static bool send(int connection, const std::string& bytes, size_t from, size_t count) {
        while (count > 0) {
            ssize_t n = ::send(connection, bytes.data() + from, count, MSG_NOSIGNAL);
            if (n <= 0)
                return false;
            from += static_cast<size_t>(n);
            count -= static_cast<size_t>(n);
        }
        return true;
    }

    void answer(int connection) {
        std::string text;
        char piece[4096];
        while (text.find("\r\n\r\n") == std::string::npos) {
            pollfd waiting{connection, POLLIN, 0};
            if (m_ending || (::poll(&waiting, 1, 50) > 0 && [&] {
                    ssize_t n = ::recv(connection, piece, sizeof(piece), 0);
                    if (n > 0)
                        text.append(piece, static_cast<size_t>(n));
                    return n <= 0;
                }()))
                return;
        }
        ServerRequest request = parse(text);
        {
            std::lock_guard lock(m_mutex);
            m_requests.push_back(request);
        }
        ServerReply reply = m_handler(request);
        std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " X\r\nConnection: close\r\n";
        for (const auto& [name, value] : reply.headers)
            head += name + ": " + value + "\r\n";
        if (!reply.noLength)
            head += "Content-Length: " +
                    std::to_string(reply.claimedLength >= 0 ? reply.claimedLength
                                                            : static_cast<int64_t>(reply.body.size())) +
                    "\r\n";
        head += "\r\n";
        if (!send(connection, head, 0, head.size()))
            return;
        size_t end =
            reply.cutAfter >= 0 ? std::min(reply.body.size(), static_cast<size_t>(reply.cutAfter)) : reply.body.size();
        size_t quiet = reply.holdAfter >= 0 ? std::min(end, static_cast<size_t>(reply.holdAfter)) : end;
        if (!send(connection, reply.body, 0, quiet))
            return;
        if (reply.holdAfter >= 0) {
            std::unique_lock lock(m_mutex);
            ++m_held;
            m_wake.wait(lock, [this] { return m_released || m_ending; });
            lock.unlock();
            send(connection, reply.body, quiet, end - quiet);
        }
        ::shutdown(connection, SHUT_WR);
        // The rest of the other side, so that closing does not take back what was sent.
        while (!m_ending && ::recv(connection, piece, sizeof(piece), 0) > 0) {
        }
    }

    Handler m_handler;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_ending{false};
    std::atomic<int> m_held{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_released = false;
    std::vector<ServerRequest> m_requests;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace miro
