#include "cluster/peer_watch.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <poll.h>
#include <sstream>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace miro {
namespace {

// Lines: what is said over a connection.
constexpr const char* kBeat = "beat";
constexpr const char* kHello = "hello "; // RANK PROCESSES ADDRESS-OF-THE-FIRST
constexpr const char* kGo = "go ";       // ADDRESS-OF-THE-FIRST
constexpr const char* kTold = "told ";   // why the sender ends
constexpr const char* kLost = "lost ";   // why all end
constexpr const char* kDone = "done";

constexpr size_t kMostLine = 4096;
constexpr const char* kAgain = "look at its output, then start all processes again with --resume";

} // namespace

PeerWatch::PeerWatch(int64_t rank, int64_t processes, WatchSettings settings)
    : m_rank(rank), m_processes(processes), m_settings(settings), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Result<std::unique_ptr<PeerWatch>> PeerWatch::listen(const std::string& address, bool loopbackAlone, int64_t processes,
                                                     WatchSettings settings) {
    std::unique_ptr<PeerWatch> watch(new PeerWatch(0, processes, settings));
    MIRO_TRY(watch->m_firstAddress, localAddressTowards(address));
    MIRO_TRY(watch->m_listener, listenFor(address, 0, loopbackAlone));
    MIRO_TRY(watch->m_port, portOf(watch->m_listener));
    MIRO_CHECK_OK(watch->begin());
    return watch;
}

Result<std::unique_ptr<PeerWatch>> PeerWatch::connect(const std::string& address, int64_t port, int64_t rank,
                                                      int64_t processes, WatchSettings settings,
                                                      Clock::time_point deadline, std::stop_token stop) {
    std::unique_ptr<PeerWatch> watch(new PeerWatch(rank, processes, settings));
    auto first = std::make_unique<Peer>();
    first->rank = 0;
    MIRO_TRY(first->socket, connectUntil(address, port, deadline, stop));
    first->heard = Clock::now();
    watch->send(*first, fmt::format("{}{} {} {}", kHello, rank, processes, address));
    watch->m_peers.push_back(std::move(first));
    MIRO_CHECK_OK(watch->begin());
    return watch;
}

Result<void> PeerWatch::begin() {
    if (!m_wake.open())
        return Error{ErrorCode::Failed, "the system has no descriptor left: close other programs"};
    m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
    return {};
}

PeerWatch::~PeerWatch() {
    m_thread.request_stop();
    const uint64_t one = 1;
    (void)!::write(m_wake.fd(), &one, sizeof one);
}

void PeerWatch::run(std::stop_token stop) {
    auto nextBeat = Clock::now();
    std::vector<pollfd> waiting;
    std::vector<Peer*> owners;
    while (!stop.stop_requested()) {
        waiting = {{m_wake.fd(), POLLIN, 0}};
        if (m_listener.open())
            waiting.push_back({m_listener.fd(), POLLIN, 0});
        const size_t others = waiting.size();
        owners.clear();
        {
            std::lock_guard lock(m_mutex);
            for (const auto& peer : m_peers)
                if (peer->socket.open()) {
                    waiting.push_back({peer->socket.fd(), POLLIN, 0});
                    owners.push_back(peer.get());
                }
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(nextBeat - Clock::now()).count();
        ::poll(waiting.data(), waiting.size(), static_cast<int>(std::max<int64_t>(left + 1, 0)));
        std::lock_guard lock(m_mutex);
        for (size_t i = 0; i < owners.size(); ++i)
            if (waiting[others + i].revents != 0)
                read(*owners[i]);
        if (m_listener.open() && waiting[1].revents != 0)
            acceptPeer();
        std::erase_if(m_peers, [](const auto& peer) { return peer->rank < 0 && !peer->socket.open(); });
        if (Clock::now() >= nextBeat) {
            beat();
            nextBeat = Clock::now() + m_settings.beat;
        }
        m_changed.notify_all();
    }
}

void PeerWatch::acceptPeer() {
    auto peer = std::make_unique<Peer>();
    peer->socket = Socket(::accept4(m_listener.fd(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    peer->heard = Clock::now();
    if (peer->socket.open())
        m_peers.push_back(std::move(peer));
}

void PeerWatch::read(Peer& peer) {
    std::array<char, kMostLine> bytes{};
    const ssize_t count = ::recv(peer.socket.fd(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        peer.socket = Socket();
        if (peer.rank >= 0 && !peer.done)
            lose(fmt::format("{} has ended without a word (killed, or its machine is gone): {}", nameOf(peer.rank),
                             kAgain));
        return;
    }
    peer.heard = Clock::now();
    peer.received.append(bytes.data(), static_cast<size_t>(count));
    for (size_t end = peer.received.find('\n'); end != std::string::npos; end = peer.received.find('\n')) {
        const std::string text = peer.received.substr(0, end);
        peer.received.erase(0, end + 1);
        line(peer, text);
    }
    if (peer.received.size() > kMostLine)
        peer.socket = Socket(); // none of ours
}

void PeerWatch::line(Peer& peer, const std::string& text) {
    if (text.starts_with(kHello) && m_rank == 0 && peer.rank < 0)
        return hello(peer, text.substr(std::string_view(kHello).size()));
    if (peer.rank < 0) {
        peer.socket = Socket();
        return;
    }
    if (text.starts_with(kGo)) {
        m_firstAddress = text.substr(std::string_view(kGo).size());
        m_go = true;
    } else if (text.starts_with(kTold)) {
        lose(fmt::format("{} stopped: {}", nameOf(peer.rank), text.substr(std::string_view(kTold).size())), &peer);
        peer.done = true;
    } else if (text.starts_with(kLost)) {
        lose(text.substr(std::string_view(kLost).size()), &peer);
        peer.done = true;
    } else if (text == kDone) {
        peer.done = true;
    }
}

void PeerWatch::hello(Peer& peer, const std::string& text) {
    std::istringstream words(text);
    int64_t rank = 0;
    int64_t processes = 0;
    std::string address;
    if (!(words >> rank >> processes >> address)) {
        peer.socket = Socket();
        return;
    }
    if (processes != m_processes)
        return lose(fmt::format("a process counts {} processes and the first one {}: WORLD_SIZE must be the same in "
                                "all of them",
                                processes, m_processes));
    const bool taken =
        std::any_of(m_peers.begin(), m_peers.end(), [&](const auto& other) { return other->rank == rank; });
    if (rank < 1 || rank >= m_processes || taken)
        return lose(
            fmt::format("two processes have the rank {}: give each its own RANK from 0 to {}", rank, m_processes - 1));
    peer.rank = rank;
    if (isLoopback(m_firstAddress) && !isLoopback(address))
        m_firstAddress = address;
    if (!allHere())
        return;
    m_go = true;
    for (const auto& each : m_peers)
        send(*each, kGo + m_firstAddress);
}

bool PeerWatch::allHere() const {
    return std::count_if(m_peers.begin(), m_peers.end(), [](const auto& peer) { return peer->rank >= 0; }) ==
           m_processes - 1;
}

void PeerWatch::beat() {
    const auto now = Clock::now();
    for (const auto& peer : m_peers) {
        if (!peer->socket.open() || peer->rank < 0)
            continue;
        send(*peer, kBeat);
        if (m_go && !peer->done && now - peer->heard > m_settings.silence)
            lose(fmt::format("{} has not been heard of for {} s (it hangs, or the network does): {}",
                             nameOf(peer->rank),
                             std::chrono::duration_cast<std::chrono::seconds>(now - peer->heard).count(), kAgain));
    }
}

void PeerWatch::lose(const std::string& why, const Peer* except) {
    if (m_loss)
        return;
    m_loss = Error{ErrorCode::Failed, why};
    if (m_rank == 0)
        for (const auto& peer : m_peers)
            if (peer.get() != except)
                send(*peer, kLost + why);
    if (m_onLoss)
        m_onLoss();
    m_changed.notify_all();
}

// Never waits: a connection that takes nothing belongs to a process that reads nothing, which its silence will show.
void PeerWatch::send(Peer& peer, const std::string& text) {
    if (!peer.socket.open())
        return;
    const std::string bytes = text + "\n";
    (void)!::send(peer.socket.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

std::string PeerWatch::nameOf(int64_t rank) const {
    return fmt::format("process {} of {} (they count from 0)", rank, m_processes);
}

Result<std::string> PeerWatch::waitForAll(Clock::time_point deadline, std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_until(lock, stop, deadline, [&] { return m_go || m_loss; });
    if (m_loss)
        return *m_loss;
    if (m_go || m_processes == 1)
        return m_firstAddress;
    const auto come =
        1 + std::count_if(m_peers.begin(), m_peers.end(), [](const auto& peer) { return peer->rank >= 0; });
    lock.unlock();
    if (stop.stop_requested())
        return stoppedError();
    const std::string why =
        m_rank != 0 ? std::string("not all processes came in time: start all of them at once")
                    : fmt::format("only {} of {} processes came in time: start all of them at once, or correct "
                                  "WORLD_SIZE",
                                  come, m_processes);
    tell(why);
    return Error{ErrorCode::Failed, why};
}

std::optional<Error> PeerWatch::loss() const {
    std::lock_guard lock(m_mutex);
    return m_loss;
}

std::optional<Error> PeerWatch::lossWithin(std::chrono::milliseconds time) const {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, time, [&] { return m_loss.has_value(); });
    return m_loss;
}

void PeerWatch::onLoss(std::function<void()> call) {
    std::lock_guard lock(m_mutex);
    m_onLoss = std::move(call);
}

void PeerWatch::tell(const std::string& why) {
    std::lock_guard lock(m_mutex);
    if (m_loss)
        return; // they know
    for (const auto& peer : m_peers)
        send(*peer, kTold + oneLine(why, kMostLine / 2));
}

void PeerWatch::leave() {
    std::unique_lock lock(m_mutex);
    auto allDone = [&] {
        return std::all_of(m_peers.begin(), m_peers.end(),
                           [](const auto& peer) { return peer->done || peer->rank < 0; });
    };
    if (m_rank != 0)
        for (const auto& peer : m_peers)
            send(*peer, kDone);
    m_changed.wait(lock, [&] { return allDone() || m_loss; });
    if (m_rank == 0)
        for (const auto& peer : m_peers)
            send(*peer, kDone);
}

} // namespace miro
