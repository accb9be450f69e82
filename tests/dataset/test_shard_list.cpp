#include "base/files.h"
#include "dataset/shard_list.h"
#include "dataset/wids_index.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;

class TestShardList : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void initTestCase() {
        for (const char* name : {"part-000.tar", "part-001.tar", "part-002.tar", ".part-003.tar.part", "notes.txt"})
            QVERIFY(writeFileAtomically(at(name), "").ok());
    }

    void aFolderGivesItsShardsInOrder() {
        auto found = findShards(m_folder.path().toStdString());
        QVERIFY(found.ok());
        QCOMPARE(found->size(), size_t(3));
        QCOMPARE(found->front().filename().string(), "part-000.tar");
        QCOMPARE(found->back().filename().string(), "part-002.tar");
    }

    void aBraceRangeGivesItsShards() {
        auto found = findShards(at("part-{001..002}.tar"));
        QVERIFY2(found.ok(), found.message().c_str());
        QCOMPARE(found->size(), size_t(2));
        QVERIFY(!findShards(at("part-{001..003}.tar")).ok());
        QVERIFY(QString::fromStdString(findShards(at("part-{001..003}.tar")).message()).contains("part-003.tar"));
        QCOMPARE(findShards(at("part-{2..1}.tar")).error().code, ErrorCode::Usage);
    }

    void anIndexGivesItsShards() {
        WidsIndex index{"scenes", {{at("part-000.tar"), 10, 5000}, {at("part-001.tar"), 7, 0}}};
        QVERIFY(writeWidsIndex(at("index.json"), index).ok());
        QVERIFY(QString::fromStdString(*readFile(at("index.json"))).contains("\"url\": \"part-000.tar\""));
        auto read = readWidsIndex(at("index.json"));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->samples(), 17);
        QCOMPARE(read->shards[0].bytes, 5000);
        auto found = findShards(at("index.json"));
        QVERIFY2(found.ok(), found.message().c_str());
        QCOMPARE(found->size(), size_t(2));
    }

    void damagedIndexesAreNamed() {
        for (const auto& [text, what] : std::vector<std::pair<const char*, const char*>>{
                 {"{}", "shardlist"},
                 {R"({"shardlist": [{"nsamples": 1}]})", "shardlist[0] has no 'url'"},
                 {R"({"shardlist": [{"url": "a.tar"}]})", "shardlist[0] has no 'nsamples'"},
                 {"{\"shardlist\": [{\"url\": \"s3:/"
                  "/a/b.tar\", \"nsamples\": 1}]}",
                  "network"},
                 {"[", "bad.json"}}) {
            QVERIFY(writeFileAtomically(at("bad.json"), text).ok());
            auto read = readWidsIndex(at("bad.json"));
            QVERIFY(!read.ok());
            QVERIFY2(QString::fromStdString(read.message()).contains(what), read.message().c_str());
        }
    }

    void numbersChooseShards() {
        QCOMPARE(*chosenShards("", 3), (std::vector<size_t>{0, 1, 2}));
        QCOMPARE(*chosenShards("3", 5), (std::vector<size_t>{3}));
        QCOMPARE(*chosenShards("1,0,1", 5), (std::vector<size_t>{0, 1}));
        QCOMPARE(*chosenShards("1-2,4", 5), (std::vector<size_t>{1, 2, 4}));
        for (const char* wrong : {"5", "-1", "2-1", "1,", "a", "1-9", "0x1"})
            QCOMPARE(chosenShards(wrong, 5).error().code, ErrorCode::Usage);
    }

    void nothingThereIsSaid() {
        QTemporaryDir empty;
        QCOMPARE(findShards(empty.path().toStdString()).error().code, ErrorCode::NotFound);
        QCOMPARE(findShards(at("none.tar")).error().code, ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(TestShardList)
#include "test_shard_list.moc"
