// The WIDS index of a folder of shards.
#include "annotate/shard_index.h"
#include "annotate_rig.h"
#include "base/file_lock.h"
#include "dataset/wids_index.h"

#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace miro;
using namespace miro::test;

class TestShardIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesAreCounted() {
        Folder folder;
        writeShard(folder / "set/a.tar", {sampleNumber(0), sampleNumber(1)});
        writeShard(folder / "set/b.tar", {sampleNumber(2)});
        Listening listening;
        auto samples = indexShards(folder / "set", "", {}, listening.host());
        SUCCEEDS(samples);
        QCOMPARE(*samples, 3);
        auto index = readWidsIndex(folder / "set/index.json");
        SUCCEEDS(index);
        QCOMPARE(index->name, std::string("set"));
        QCOMPARE(index->shards[0].samples, 2);
        QCOMPARE(index->shards[0].bytes, static_cast<int64_t>(fs::file_size(folder / "set/a.tar")));
        // Counts that are known are not read again.
        samples = indexShards(folder / "set", "named", {{folder / "set/b.tar", 7}}, listening.host());
        QCOMPARE(*samples, 9);
        QCOMPARE(readWidsIndex(folder / "set/index.json")->name, std::string("named"));
    }

    // A shard that another task finishes while this one counts.
    void aShardThatComesMeanwhileIsInIt() {
        Folder folder;
        writeShard(folder / "set/a.tar", {sampleNumber(0), sampleNumber(1)});
        struct Meanwhile : ProgressSink {
            explicit Meanwhile(std::function<void()> deed) : other(std::move(deed)) {}
            void progress(const Progress&) override {
                if (const auto deed = std::exchange(other, {}))
                    deed();
            }
            std::function<void()> other;
        };
        Meanwhile meanwhile([&] { writeShard(folder / "set/b.tar", {sampleNumber(2)}); });
        const AnnotateHost host{meanwhile, [](const FinishedShard&) {}, [](const std::string&) {}, {}};
        auto samples = indexShards(folder / "set", "", {}, host);
        SUCCEEDS(samples);
        QCOMPARE(*samples, 3);
    }

    // Tasks of an array that end together: whoever writes last knows of all.
    void severalTasksAtOnce() {
        constexpr int kTasks = 6;
        for (int round = 0; round < 5; ++round) {
            Folder folder;
            fs::create_directories(folder / "set");
            std::vector<pid_t> tasks;
            for (int task = 0; task < kTasks; ++task) {
                const pid_t child = fork();
                if (child == 0) {
                    Listening listening;
                    const fs::path shard = folder / ("set/" + std::to_string(task) + ".tar");
                    writeShard(shard, {sampleNumber(task)});
                    _exit(indexShards(folder / "set", "", {{shard, 1}}, listening.host()).ok() ? 0 : 1);
                }
                tasks.push_back(child);
            }
            for (const pid_t task : tasks) {
                int status = 0;
                QCOMPARE(waitpid(task, &status, 0), task);
                QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
            }
            auto index = readWidsIndex(folder / "set/index.json");
            SUCCEEDS(index);
            QCOMPARE(index->shards.size(), size_t{kTasks});
            QCOMPARE(index->samples(), int64_t{kTasks});
            QVERIFY(!fs::exists(folder / "set/.index.lock"));
        }
    }

    void whoWaitsForTheLockCanBeStopped() {
        Folder folder;
        writeShard(folder / "set/a.tar", {sampleNumber(0)});
        const auto held = FileLock::wait(folder / "set/.index.lock", {});
        SUCCEEDS(held);
        Listening listening;
        std::jthread stopping([&] { listening.stopping.request_stop(); });
        FAILS_WITH(indexShards(folder / "set", "", {{folder / "set/a.tar", 1}}, listening.host()), ErrorCode::Stopped,
                   {});
        QVERIFY(!fs::exists(folder / "set/index.json"));
    }

    void damageIsNamedAndTheOldIndexStays() {
        Folder folder;
        writeShard(folder / "set/a.tar", {sampleNumber(0), sampleNumber(1)});
        Listening listening;
        SUCCEEDS(indexShards(folder / "set", "", {}, listening.host()));
        const std::string before = bytesOf(folder / "set/index.json");
        const std::string good = bytesOf(folder / "set/a.tar");
        put(folder / "set/a.tar", good.substr(0, good.size() / 2));
        FAILS_WITH(indexShards(folder / "set", "", {}, listening.host()), ErrorCode::Corrupt, {"a.tar", "damaged"});
        QVERIFY(bytesOf(folder / "set/index.json") == before);
        fs::remove(folder / "set/a.tar");
        FAILS_WITH(indexShards(folder / "set", "", {}, listening.host()), ErrorCode::NotFound, {"no .tar file"});
        FAILS_WITH(indexShards(folder / "none", "", {}, listening.host()), ErrorCode::NotFound, {"none"});
    }
};

QTEST_GUILESS_MAIN(TestShardIndex)
#include "test_shard_index.moc"
