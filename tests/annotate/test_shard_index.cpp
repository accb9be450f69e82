// The WIDS index of a folder of shards.
#include "annotate/shard_index.h"
#include "annotate_rig.h"
#include "dataset/wids_index.h"

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
