#include "dataset/sample_index.h"
#include "dataset/sample_reader.h"
#include "dataset/shard_writer.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
namespace fs = std::filesystem;

// Samples in any order, from where an index says they lie.
class TestSampleIndex : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path folder() const { return m_folder.path().toStdString(); }

    static DatasetSample sample(const std::string& key, const std::map<std::string, std::string>& fields) {
        return {key, fields};
    }

    fs::path write(const std::string& name, const std::vector<DatasetSample>& samples) const {
        auto writer = ShardWriter::create(folder() / name).value();
        for (const DatasetSample& one : samples)
            if (!writer->add(one).ok())
                throw std::runtime_error("a sample cannot be written");
        if (!writer->finish().ok())
            throw std::runtime_error("a shard cannot be written");
        return folder() / name;
    }

    static Result<SampleIndex> scan(const std::vector<fs::path>& shards, const SampleIndex::Visit& visit = {}) {
        return SampleIndex::scan({shards, {"txt", "json"}, {"npy"}, visit ? "json" : ""}, visit, {});
    }

private Q_SLOTS:
    void everySampleIsFoundAndRead() {
        // A name that needs a pax header, bodies at and around the size of a block, and an empty one.
        const std::string longKey = std::string(140, 'k') + "/" + std::string(130, 'n');
        const fs::path first =
            write("a.tar", {sample("000", {{"txt", std::string(512, 'a')}, {"json", "{}"}, {"jpg", "p"}}),
                            sample(longKey, {{"txt", std::string(513, 'b')}, {"json", ""}}),
                            sample("002", {{"txt", ""}, {"json", "{1}"}, {"npy", "numbers"}})});
        const fs::path second = write("b.tar", {sample("003", {{"json", "{3}"}, {"txt", std::string(511, 'c')}})});
        std::vector<std::string> visited;
        const SampleIndex index =
            scan({first, second},
                 [&](size_t number, const std::string& name, const std::string& bytes) -> Result<void> {
                     visited.push_back(std::to_string(number) + " " + bytes);
                     return name.find("sample") != std::string::npos
                                ? Result<void>()
                                : Result<void>(Error{ErrorCode::Failed, "no name"});
                 })
                .value();
        QCOMPARE(visited, (std::vector<std::string>{"0 {}", "1 ", "2 {1}", "3 {3}"}));
        QCOMPARE(index.size(), size_t{4});
        QCOMPARE(index.shardOf(2), size_t{0});
        QCOMPARE(index.shardOf(3), size_t{1});
        QVERIFY(index.has(2, 2) && !index.has(0, 2));
        QCOMPARE(index.nameOf(3), std::string("b.tar: sample 003"));
        // Against the reader that goes through the archive.
        size_t number = 0;
        for (const fs::path& shard : {first, second}) {
            SampleReader reader = SampleReader::open(shard).value();
            for (auto read = reader.next().value(); read; read = reader.next().value(), ++number) {
                const auto bytes = index.read(number, {1, 0, 2, 99}).value();
                QCOMPARE(bytes[0], *read->find("json"));
                QCOMPARE(bytes[1], *read->find("txt"));
                QCOMPARE(bytes[2], read->find("npy") ? *read->find("npy") : std::string());
                QVERIFY(bytes[3].empty());
            }
        }
        QCOMPARE(number, size_t{4});
    }

    void whatIsWrongIsNamed() {
        const fs::path good = write("good.tar", {sample("1", {{"txt", std::string(2000, 'x')}, {"json", "{}"}})});
        auto problem = [](const std::vector<fs::path>& shards) {
            const auto index = scan(shards);
            return index.ok() ? std::string() : index.message();
        };
        QVERIFY(problem({good}).empty());

        const fs::path lacking =
            write("lacking.tar", {sample("7", {{"txt", "t"}, {"json", "{}"}}), sample("8", {{"txt", "t"}})});
        QVERIFY(problem({lacking}).find("lacking.tar: sample 8 has no .json") != std::string::npos);

        const fs::path cut = folder() / "cut.tar";
        fs::copy_file(good, cut);
        fs::resize_file(cut, 1500);
        QVERIFY2(problem({good, cut}).find("cut.tar: the archive is damaged") != std::string::npos,
                 problem({good, cut}).c_str());

        std::ofstream(folder() / "no.tar", std::ios::binary) << std::string(5000, 'z');
        QVERIFY(problem({folder() / "no.tar"}).find("no.tar: the archive is damaged at its beginning") !=
                std::string::npos);
        QVERIFY(problem({folder() / "missing.tar"}).find("missing.tar") != std::string::npos);
        const fs::path empty = write("empty.tar", {});
        QVERIFY(problem({empty}).find("no sample in") != std::string::npos);
        QCOMPARE(SampleIndex::scan({{good}, {}, {}, ""}, {},
                                   [] {
                                       std::stop_source stop;
                                       stop.request_stop();
                                       return stop.get_token();
                                   }())
                     .error()
                     .code,
                 ErrorCode::Stopped);
    }

    void compressedShardsAreRefused() {
        const fs::path plain = write("plain.tar", {sample("1", {{"txt", "t"}, {"json", "{}"}})});
        QProcess gzip;
        gzip.start("gzip", {"-k", QString::fromStdString(plain.string())});
        if (!gzip.waitForFinished() || gzip.exitCode() != 0)
            QSKIP("there is no gzip");
        const auto index = scan({fs::path(plain.string() + ".gz")});
        QVERIFY(!index.ok());
        QCOMPARE(index.error().code, ErrorCode::Unsupported);
        QVERIFY(index.message().find("compressed") != std::string::npos);
    }

    void aShardThatChangesIsNoticed() {
        const fs::path shard = write("changing.tar", {sample("1", {{"txt", std::string(4000, 'x')}, {"json", "{}"}})});
        const SampleIndex index = scan({shard}).value();
        fs::resize_file(shard, 1500);
        const auto bytes = index.read(0, {0});
        QVERIFY(!bytes.ok());
        QVERIFY(bytes.message().find("changing.tar has become shorter") != std::string::npos);
        fs::remove(shard);
        QCOMPARE(index.read(0, {0}).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSampleIndex)
#include "test_sample_index.moc"
