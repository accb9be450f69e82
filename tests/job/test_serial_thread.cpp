#include "job/serial_thread.h"

#include <QtTest>
#include <atomic>
#include <future>
#include <vector>

using namespace miro;

class TestSerialThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder() {
        std::vector<int> seen;
        {
            SerialThread thread;
            for (int i = 0; i < 1000; ++i)
                thread.post([&seen, i] { seen.push_back(i); });
        }
        QCOMPARE(seen.size(), size_t(1000));
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    }

    void isOneThreadAndAnother() {
        std::promise<std::thread::id> first;
        std::promise<std::thread::id> second;
        SerialThread thread;
        thread.post([&] { first.set_value(std::this_thread::get_id()); });
        thread.post([&] { second.set_value(std::this_thread::get_id()); });
        auto id = first.get_future().get();
        QVERIFY(id == second.get_future().get());
        QVERIFY(id != std::this_thread::get_id());
    }

    void tellsWhenNothingWaits() {
        std::promise<void> gate;
        std::atomic<int> idle{0};
        std::atomic<int> done{0};
        {
            SerialThread thread([&] {
                // Everything that had been posted is done by then.
                QCOMPARE(done.load(), 10);
                ++idle;
            });
            thread.post([future = gate.get_future().share()] { future.wait(); });
            for (int i = 0; i < 10; ++i)
                thread.post([&] { ++done; });
            gate.set_value();
        }
        QCOMPARE(idle.load(), 1);
    }

    void finishDoesWhatWaitsAndItsChildren() {
        std::atomic<int> done{0};
        SerialThread thread;
        thread.post([&] {
            thread.post([&] { ++done; });
            ++done;
        });
        thread.finish();
        QCOMPARE(done.load(), 2);
        thread.post([&] { ++done; });
        thread.finish();
        QCOMPARE(done.load(), 2);
    }

    void whatATaskHoldsGoesAtOnce() {
        auto held = std::make_shared<int>(1);
        std::weak_ptr<int> watch = held;
        SerialThread thread;
        thread.post([held = std::move(held)] {});
        std::promise<bool> gone;
        thread.post([&] { gone.set_value(watch.expired()); });
        QVERIFY(gone.get_future().get());
    }
};

QTEST_GUILESS_MAIN(TestSerialThread)
#include "test_serial_thread.moc"
