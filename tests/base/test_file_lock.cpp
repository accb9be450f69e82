// A lock that one at a time holds, and that leaves nothing behind.
#include "base/file_lock.h"

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <thread>
#include <vector>

using namespace miro;
namespace fs = std::filesystem;

class TestFileLock : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path file() const { return fs::path(m_folder->path().toStdString()) / "some.lock"; }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    // Made anew and removed all the time: who waited for a file that is gone does not think that it holds it.
    void oneAtATime() {
        std::atomic<int> inside = 0, most = 0, held = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int turn = 0; turn < 5; ++turn) {
                        const auto lock = FileLock::wait(file(), {});
                        if (!lock.ok())
                            return;
                        most = std::max(most.load(), ++inside);
                        ++held;
                        std::this_thread::yield();
                        --inside;
                    }
                });
        }
        QCOMPARE(held.load(), 20);
        QCOMPARE(most.load(), 1);
        QVERIFY(!fs::exists(file()));
    }

    void itEndsWithItsOwner() {
        auto first = FileLock::wait(file(), {});
        QVERIFY(first.ok());
        {
            const FileLock moved = std::move(*first);
            std::stop_source stop;
            stop.request_stop();
            QCOMPARE(FileLock::wait(file(), stop.get_token()).error().code, ErrorCode::Stopped);
        }
        QVERIFY(FileLock::wait(file(), {}).ok());
    }

    void whereNoFileCanBeMade() {
        const auto lock = FileLock::wait(file() / "below" / "it", {});
        QVERIFY(!lock.ok());
        QVERIFY2(lock.message().find("some.lock") != std::string::npos, lock.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestFileLock)
#include "test_file_lock.moc"
