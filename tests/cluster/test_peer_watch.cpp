#include "cluster/peer_watch.h"

#include <QtTest>
#include <sys/socket.h>
#include <unistd.h>

using namespace miro;
using namespace std::chrono_literals;

// Who is there, who is gone and why. The processes are objects here, each with its own connection and thread.
class TestPeerWatch : public QObject {
    Q_OBJECT

    static constexpr auto kLong = 60s; // a bound against a hang, nothing that is waited for

    static Clock::time_point deadline() { return Clock::now() + kLong; }

    // Beats that come often; a silence that only what says so reaches.
    static WatchSettings settings(std::chrono::milliseconds silence = 600s) { return {20ms, silence}; }

    static std::unique_ptr<PeerWatch> first(int64_t processes, WatchSettings asked = settings()) {
        return PeerWatch::listen("127.0.0.1", true, processes, asked).value();
    }
    static std::unique_ptr<PeerWatch> other(const PeerWatch& hub, int64_t rank, int64_t processes,
                                            WatchSettings asked = settings()) {
        return PeerWatch::connect("127.0.0.1", hub.port(), rank, processes, asked, deadline(), {}).value();
    }

    struct Three {
        std::unique_ptr<PeerWatch> zero, one, two;
    };
    static Three three(WatchSettings asked = settings()) {
        Three all;
        all.zero = first(3, asked);
        all.one = other(*all.zero, 1, 3, asked);
        all.two = other(*all.zero, 2, 3, asked);
        for (PeerWatch* watch : {all.zero.get(), all.one.get(), all.two.get()})
            if (auto come = watch->waitForAll(deadline(), {}); !come.ok())
                throw std::runtime_error(come.message());
        return all;
    }

    static std::string lossOf(const PeerWatch& watch) {
        const auto loss = watch.lossWithin(kLong);
        return loss ? loss->message : std::string("none");
    }

    static bool holds(const std::string& text, const std::string& part) {
        if (text.find(part) == std::string::npos)
            qWarning("'%s' lacks '%s'", text.c_str(), part.c_str());
        return text.find(part) != std::string::npos && text.find('\n') == std::string::npos;
    }

private Q_SLOTS:
    void allComeAndLeave() {
        Three all = three();
        QVERIFY(!all.zero->loss());
        std::jthread leaving1([&] { all.one->leave(); });
        std::jthread leaving2([&] { all.two->leave(); });
        all.zero->leave();
        leaving1.join();
        leaving2.join();
        all.zero.reset();
        QVERIFY(!all.one->loss());
        QVERIFY(!all.two->loss());
    }

    void oneThatIsGoneIsNamedToAll() {
        Three all = three();
        all.one.reset(); // its connection closes without a word, as when a process is killed
        QVERIFY(holds(lossOf(*all.zero), "process 1 of 3"));
        QVERIFY(holds(lossOf(*all.two), "process 1 of 3"));
        QVERIFY(holds(lossOf(*all.two), "--resume"));
    }

    void theFirstThatIsGoneIsNoticedByAll() {
        Three all = three();
        all.zero.reset();
        QVERIFY(holds(lossOf(*all.one), "process 0 of 3"));
        QVERIFY(holds(lossOf(*all.two), "process 0 of 3"));
    }

    void whoEndsSaysWhy() {
        Three all = three();
        all.two->tell("the disk is full\nreally");
        QVERIFY(holds(lossOf(*all.zero), "process 2 of 3 (they count from 0) stopped: the disk is full"));
        QVERIFY(holds(lossOf(*all.one), "process 2 of 3 (they count from 0) stopped: the disk is full"));
        all.two.reset();
        Three others = three();
        others.zero->tell("enough");
        others.zero.reset();
        QVERIFY(holds(lossOf(*others.one), "process 0 of 3 (they count from 0) stopped: enough"));
    }

    // A connection that stays open and says nothing, as of a process that hangs or a network that is gone.
    void silenceIsALoss() {
        const WatchSettings short_ = settings(200ms);
        auto hub = first(2, short_);
        const Socket silent = connectUntil("127.0.0.1", hub->port(), deadline(), {}).value();
        const std::string hello = "hello 1 2 127.0.0.1\n";
        QCOMPARE(::send(silent.fd(), hello.data(), hello.size(), 0), static_cast<ssize_t>(hello.size()));
        QVERIFY(hub->waitForAll(deadline(), {}).ok());
        QVERIFY(holds(lossOf(*hub), "process 1 of 2"));
        QVERIFY(holds(lossOf(*hub), "has not been heard of"));
        // The other way round.
        const Socket listener = listenFor("127.0.0.1", 0, true).value();
        auto member = PeerWatch::connect("127.0.0.1", portOf(listener).value(), 1, 2, short_, deadline(), {}).value();
        const Socket accepted(::accept(listener.fd(), nullptr, nullptr));
        const std::string go = "go 127.0.0.1\n";
        QCOMPARE(::send(accepted.fd(), go.data(), go.size(), 0), static_cast<ssize_t>(go.size()));
        QVERIFY(member->waitForAll(deadline(), {}).ok());
        QVERIFY(holds(lossOf(*member), "process 0 of 2"));
    }

    void theUsualSilenceEndsARunInHalfAMinute() {
        const WatchSettings usual;
        QVERIFY(usual.silence + 2 * usual.beat <= 25s);
    }

    void theHostIsCalledOnce() {
        Three all = three();
        std::atomic<int> calls = 0;
        all.two->onLoss([&] { ++calls; });
        all.one.reset();
        lossOf(*all.two);
        all.zero.reset();
        all.two.reset();
        QCOMPARE(calls.load(), 1);
    }

    void tooFewAreCounted() {
        auto hub = first(3);
        auto one = other(*hub, 1, 3);
        // The hello is on its way: whether it is counted is not the point.
        const auto come = hub->waitForAll(Clock::now() + 100ms, {});
        QVERIFY(!come.ok());
        QVERIFY(holds(come.message(), "of 3 processes came in time"));
        QVERIFY(holds(come.message(), "WORLD_SIZE"));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(first(2)->waitForAll(deadline(), stop.get_token()).error().code, ErrorCode::Stopped);
    }

    void twoWithOneRank() {
        auto hub = first(3);
        auto one = other(*hub, 1, 3);
        auto again = other(*hub, 1, 3);
        QVERIFY(holds(lossOf(*hub), "two processes have the rank 1"));
        QVERIFY(holds(again->waitForAll(deadline(), {}).message(), "two processes have the rank 1"));
    }

    void anotherWorldSize() {
        auto hub = first(2);
        auto odd = other(*hub, 1, 3);
        QVERIFY(holds(lossOf(*hub), "WORLD_SIZE must be the same"));
        QVERIFY(holds(odd->waitForAll(deadline(), {}).message(), "WORLD_SIZE must be the same"));
    }

    // Something that looks for open ports.
    void strangersAreLeftAlone() {
        auto hub = first(2);
        for (const std::string& text : {std::string("GET / HTTP/1.1\r\n\r\n"), std::string(100'000, 'x'),
                                        std::string("hello\n"), std::string("hello x y z\n"), std::string("done\n")}) {
            const Socket stranger = connectUntil("127.0.0.1", hub->port(), deadline(), {}).value();
            (void)!::send(stranger.fd(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        }
        auto one = other(*hub, 1, 2);
        QVERIFY(hub->waitForAll(deadline(), {}).ok());
        QVERIFY(one->waitForAll(deadline(), {}).ok());
        QVERIFY(!hub->loss());
    }

    void sockets() {
        const Socket taken = listenFor("127.0.0.1", 0, true).value();
        const int64_t port = portOf(taken).value();
        QVERIFY(holds(listenFor("127.0.0.1", port, true).message(), "is taken"));
        const auto nobody = connectUntil("127.0.0.1", 1, Clock::now(), {});
        QVERIFY(holds(nobody.message(), "nobody answers at port 1 of 127.0.0.1"));
        QVERIFY(holds(numericAddress("no-such-machine.invalid").message(), "MASTER_ADDR"));
        QCOMPARE(numericAddress("localhost").value(), std::string("127.0.0.1"));
        QCOMPARE(localAddressTowards("127.0.0.1").value(), std::string("127.0.0.1"));
        QVERIFY(isLoopback("127.0.1.1") && isLoopback("::1") && !isLoopback("10.0.0.1"));
    }
};

QTEST_GUILESS_MAIN(TestPeerWatch)
#include "test_peer_watch.moc"
