// Whether the processes of a run are all there. Each holds a connection to the first one, over which both say every
// second that they live: a process that dies closes it at once, one that hangs or loses its network falls silent. Who
// ends with an error says why. A collective operation that waits for a process that will never come is ended by this.
#pragma once

#include "cluster/sockets.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace miro {

struct WatchSettings {
    std::chrono::milliseconds beat{1000};
    std::chrono::milliseconds silence{20'000}; // after which a process counts as lost
};

// Owned by the group; any thread. Its own thread reads and writes the connections.
class PeerWatch {
public:
    // The first process's, on a free port.
    static Result<std::unique_ptr<PeerWatch>> listen(const std::string& address, bool loopbackAlone, int64_t processes,
                                                     WatchSettings settings);
    // Another's. address and port: the first one's.
    static Result<std::unique_ptr<PeerWatch>> connect(const std::string& address, int64_t port, int64_t rank,
                                                      int64_t processes, WatchSettings settings,
                                                      Clock::time_point deadline, std::stop_token stop);
    ~PeerWatch();

    // The first process's; 0 elsewhere.
    int64_t port() const { return m_port; }

    // Until every process has come. Failed says how many did. Returns the first process's address as the others see it.
    Result<std::string> waitForAll(Clock::time_point deadline, std::stop_token stop);

    // Why the run cannot go on: nothing while everybody is there.
    std::optional<Error> loss() const;
    // Waits for one, no longer than that.
    std::optional<Error> lossWithin(std::chrono::milliseconds time) const;
    // Called on the watch's thread once there is a loss. Set before waitForAll(), must not call back.
    void onLoss(std::function<void()> call);

    // Tells the others why this process ends.
    void tell(const std::string& why);
    // Says that this process is done and waits until all are, or one is lost.
    void leave();

private:
    struct Peer {
        int64_t rank = -1; // not said yet
        Socket socket;
        std::string received;
        Clock::time_point heard;
        bool done = false;
    };

    PeerWatch(int64_t rank, int64_t processes, WatchSettings settings);
    Result<void> begin();
    void run(std::stop_token stop);
    void acceptPeer();
    void read(Peer& peer);
    void line(Peer& peer, const std::string& text);
    void hello(Peer& peer, const std::string& text);
    void beat();
    void lose(const std::string& why, const Peer* except = nullptr);
    void send(Peer& peer, const std::string& text);
    bool allHere() const;
    std::string nameOf(int64_t rank) const;

    const int64_t m_rank;
    const int64_t m_processes;
    const WatchSettings m_settings;
    int64_t m_port = 0;
    Socket m_listener;
    Socket m_wake;

    mutable std::mutex m_mutex; // everything below
    mutable std::condition_variable_any m_changed;
    std::vector<std::unique_ptr<Peer>> m_peers; // of the first process: all others; elsewhere: the first
    std::string m_firstAddress;
    bool m_go = false; // all have come
    std::optional<Error> m_loss;
    std::function<void()> m_onLoss;

    std::jthread m_thread;
};

} // namespace miro
