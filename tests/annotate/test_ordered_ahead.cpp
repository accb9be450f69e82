// Work that threads do ahead comes in order, fails in its place and ends when asked to.
#include "annotate/ordered_ahead.h"

#include <QtTest>
#include <atomic>
#include <latch>

using namespace miro;

class TestOrderedAhead : public QObject {
    Q_OBJECT

    using Ahead = OrderedAhead<int, int>;

    static Ahead::Source upTo(int count, int failing = -1) {
        return [count, failing, next = 0]() mutable -> Result<std::optional<int>> {
            if (next == failing)
                return Error{ErrorCode::Corrupt, "the source ends here"};
            return next == count ? std::optional<int>() : std::optional(next++);
        };
    }

private Q_SLOTS:
    void resultsComeInOrder() {
        // The first piece is not done before the second is: it waits for it.
        std::latch second(1);
        Ahead ahead(2, 4, upTo(40),
                    [&]() -> Ahead::Worker {
                        return [&](int number) -> Result<int> {
                            if (number == 0)
                                second.wait();
                            if (number == 1)
                                second.count_down();
                            return number * number;
                        };
                    },
                    {});
        for (int i = 0; i < 40; ++i) {
            const auto next = ahead.next();
            QVERIFY(next.ok() && *next);
            QCOMPARE(**next, i * i);
        }
        for (int i = 0; i < 2; ++i) {
            const auto end = ahead.next();
            QVERIFY(end.ok() && !*end);
        }
    }

    void eachThreadHasItsOwnWorker() {
        std::atomic<int> made = 0;
        Ahead ahead(3, 3, upTo(0),
                    [&]() -> Ahead::Worker {
                        ++made;
                        return [](int number) -> Result<int> {
                            return number;
                        };
                    },
                    {});
        QCOMPARE(made.load(), 3);
        QVERIFY(!*ahead.next());
    }

    void noMoreIsBegunThanIsAskedFor() {
        std::atomic<int> begun = 0;
        std::latch four(4);
        Ahead ahead(
            2, 4,
            [&]() -> Result<std::optional<int>> {
                if (++begun <= 4)
                    four.count_down();
                return std::optional(0);
            },
            []() -> Ahead::Worker {
                return [](int number) -> Result<int> {
                    return number;
                };
            },
            {});
        four.wait();
        QCOMPARE(begun.load(), 4); // nothing was taken: the fifth must not begin
        QVERIFY(ahead.next().ok());
    }

    void failuresComeInTheirPlace() {
        for (const bool bySource : {true, false}) {
            Ahead ahead(3, 6, upTo(20, bySource ? 7 : -1),
                        [&]() -> Ahead::Worker {
                            return [&](int number) -> Result<int> {
                                if (!bySource && number == 7)
                                    return Error{ErrorCode::Corrupt, "seven"};
                                return number;
                            };
                        },
                        {});
            for (int i = 0; i < 7; ++i) {
                const auto next = ahead.next();
                QVERIFY(next.ok() && *next);
                QCOMPARE(**next, i);
            }
            const auto failed = ahead.next();
            QVERIFY(!failed.ok() && failed.error().code == ErrorCode::Corrupt);
        }
    }

    void stoppingWakesWhoWaits() {
        std::stop_source stopping;
        std::latch begun(1);
        std::optional<Ahead> ahead;
        ahead.emplace(
            1, 1, upTo(5),
            [&]() -> Ahead::Worker {
                return [&](int) -> Result<int> {
                    begun.count_down();
                    while (!stopping.stop_requested())
                        std::this_thread::yield();
                    return 1;
                };
            },
            stopping.get_token());
        begun.wait();
        std::jthread asking([&] { stopping.request_stop(); });
        const auto next = ahead->next();
        QVERIFY(!next.ok() && next.error().code == ErrorCode::Stopped);
        ahead.reset(); // joins
    }

    void whatIsNotTakenIsDropped() {
        Ahead ahead(2, 8, upTo(1000),
                    []() -> Ahead::Worker {
                        return [](int number) -> Result<int> {
                            return number;
                        };
                    },
                    {});
        QVERIFY(ahead.next().ok()); // the destructor ends the rest
    }
};

QTEST_GUILESS_MAIN(TestOrderedAhead)
#include "test_ordered_ahead.moc"
