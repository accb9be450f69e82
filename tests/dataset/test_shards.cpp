#include "base/files.h"
#include "dataset/shard_writer.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;

class TestShards : public QObject {
    Q_OBJECT

    static DatasetSample sample(const std::string& key, const std::string& text) {
        return {key, {{"txt", text}, {"json", "{}"}, {"vae_embeddings_mean_256.npy", std::string(3000, '\x01')}}};
    }

    static fs::path write(const QTemporaryDir& folder, const char* name, const std::vector<DatasetSample>& samples) {
        const fs::path shard = fs::path(folder.path().toStdString()) / name;
        auto writer = ShardWriter::create(shard);
        if (!writer.ok())
            qFatal("%s", writer.message().c_str());
        for (const DatasetSample& one : samples)
            if (auto added = (*writer)->add(one); !added.ok())
                qFatal("%s", added.message().c_str());
        if (auto done = (*writer)->finish(); !done.ok())
            qFatal("%s", done.message().c_str());
        return shard;
    }

    // The samples that can be read, and the error that ended it.
    static std::pair<int, std::string> readAll(const fs::path& shard) {
        auto reader = SampleReader::open(shard);
        if (!reader.ok())
            return {0, reader.message()};
        for (int read = 0;; ++read) {
            auto next = reader->next();
            if (!next.ok())
                return {read, next.message()};
            if (!*next)
                return {read, {}};
        }
    }

    static QByteArray header(const QByteArray& name, qint64 size, char type = '0') {
        QByteArray block(512, '\0');
        block.replace(0, name.size(), name);
        block.replace(100, 7, "0000644");
        block.replace(108, 7, "0000000");
        block.replace(116, 7, "0000000");
        block.replace(124, 11, QByteArray::number(size, 8).rightJustified(11, '0'));
        block.replace(136, 11, "00000000000");
        block[156] = type;
        block.replace(257, 8,
                      QByteArray("ustar\0"
                                 "00",
                                 8));
        block.replace(148, 8, "        ");
        int sum = 0;
        for (char byte : block)
            sum += static_cast<unsigned char>(byte);
        block.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
        return block;
    }

    static fs::path bytesAsFile(const QTemporaryDir& folder, const char* name, const QByteArray& bytes) {
        const fs::path file = fs::path(folder.path().toStdString()) / name;
        if (!writeFileAtomically(file, std::string_view(bytes.data(), size_t(bytes.size()))).ok())
            qFatal("cannot write");
        return file;
    }

private Q_SLOTS:
    void whatIsWrittenIsRead() {
        QTemporaryDir folder;
        const fs::path shard = write(folder, "a.tar", {sample("000000", "a cat"), sample("part/000001", "ein Bär")});
        auto reader = SampleReader::open(shard);
        QVERIFY(reader.ok());
        auto first = reader->next(), second = reader->next(), end = reader->next();
        QCOMPARE((*first)->key, "000000");
        QCOMPARE((*first)->fields, sample("", "a cat").fields);
        QCOMPARE((*second)->key, "part/000001");
        QCOMPARE((*second)->fields.at("txt"), "ein Bär");
        QVERIFY(end.ok() && !*end);
        QVERIFY((*first)->need("txt", shard).ok());
        QVERIFY(QString::fromStdString((*first)->need("jpg", shard).message()).contains("000000 has no .jpg"));
    }

    void sameSamplesSameBytes() {
        QTemporaryDir folder;
        const fs::path a = write(folder, "a.tar", {sample("0", "x")}), b = write(folder, "b.tar", {sample("0", "x")});
        QCOMPARE(*readFile(a), *readFile(b));
    }

    void tarReadsIt() {
        QTemporaryDir folder;
        const fs::path shard = write(folder, "a.tar", {sample("000000", "a cat")});
        QProcess tar;
        tar.start("tar", {"-xOf", QString::fromStdString(shard.string()), "000000.txt"});
        QVERIFY(tar.waitForFinished());
        QCOMPARE(tar.readAllStandardOutput(), QByteArray("a cat"));
    }

    void aShardAppearsWhenItIsFinished() {
        QTemporaryDir folder;
        const fs::path shard = fs::path(folder.path().toStdString()) / "a.tar";
        {
            auto writer = ShardWriter::create(shard);
            QVERIFY((*writer)->add(sample("0", "x")).ok());
            QVERIFY(!fs::exists(shard));
        }
        QVERIFY(fs::is_empty(folder.path().toStdString()));
    }

    void keysThatWouldMixSamplesAreRefused() {
        QTemporaryDir folder;
        auto writer = ShardWriter::create(fs::path(folder.path().toStdString()) / "a.tar");
        QVERIFY(!(*writer)->add(sample("a.b", "x")).ok());
        QVERIFY(!(*writer)->add(sample("", "x")).ok());
        QVERIFY((*writer)->add(sample("a", "x")).ok());
        QVERIFY(!(*writer)->add(sample("a", "y")).ok());
        QVERIFY(!(*writer)->add({"b", {{"../x", "y"}}}).ok());
        QCOMPARE((*writer)->samples(), 1);
    }

    void aCutShardGivesItsGoodSamplesThenAnError() {
        QTemporaryDir folder;
        std::vector<DatasetSample> samples;
        for (int i = 0; i < 5; ++i)
            samples.push_back(sample(std::to_string(i), "x"));
        const std::string whole = *readFile(write(folder, "a.tar", samples));
        const fs::path cut =
            bytesAsFile(folder, "cut.tar", QByteArray::fromStdString(whole).left(int(whole.size()) / 2));
        const auto [read, message] = readAll(cut);
        QVERIFY2(read >= 1 && read < 5, message.c_str());
        QVERIFY2(QString::fromStdString(message).contains("cut.tar") &&
                     QString::fromStdString(message).contains("after member"),
                 message.c_str());
        QVERIFY(message.find('\n') == std::string::npos);
    }

    // A file that ends between two members looks whole, but for the zeros that end every tar.
    void aShardCutBetweenMembersIsNoticed() {
        QTemporaryDir folder;
        const std::string whole = *readFile(write(folder, "a.tar", {sample("0", "x"), sample("1", "y")}));
        QCOMPARE(readAll(bytesAsFile(folder, "whole.tar", QByteArray::fromStdString(whole))).second, std::string());
        const size_t end = whole.find_last_not_of('\0') / 512 * 512 + 512;
        for (const size_t size : {end, end - 3072 - 512}) { // without the mark, and without the last member
            const auto [read, message] =
                readAll(bytesAsFile(folder, "cut.tar", QByteArray::fromStdString(whole.substr(0, size))));
            QVERIFY2(read < 2 && message.find("cut.tar") != std::string::npos, message.c_str());
            QVERIFY2(message.find("what follows is missing") != std::string::npos, message.c_str());
        }
    }

    void rubbishIsNoShard() {
        QTemporaryDir folder;
        const auto [read, message] = readAll(bytesAsFile(folder, "r.tar", QByteArray(5000, 'q')));
        QCOMPARE(read, 0);
        QVERIFY2(QString::fromStdString(message).contains("r.tar"), message.c_str());
        QVERIFY(!SampleReader::open("/nowhere/a.tar").ok());
    }

    void aHugeClaimIsRefused() {
        QTemporaryDir folder;
        const auto [read, message] = readAll(bytesAsFile(folder, "h.tar", header("0.txt", qint64(7) << 30)));
        QCOMPARE(read, 0);
        QVERIFY2(QString::fromStdString(message).contains("the limit is"), message.c_str());
        const auto [none, shorter] = readAll(bytesAsFile(folder, "s.tar", header("0.txt", 100 << 20) + "x"));
        QCOMPARE(none, 0);
        QVERIFY(!shorter.empty());
    }

    void linksAndFoldersArePassedOver() {
        QTemporaryDir folder;
        QByteArray link = header("0.link", 0, '2');
        const QByteArray text = header("1.txt", 2) + QByteArray("ok").leftJustified(512, '\0');
        const auto [read, message] =
            readAll(bytesAsFile(folder, "l.tar", header("folder/", 0, '5') + link + text + QByteArray(1024, '\0')));
        QCOMPARE(message, "");
        QCOMPARE(read, 1);
    }

    void twoMembersOfOneNameAreNamed() {
        QTemporaryDir folder;
        const QByteArray text = header("1.txt", 2) + QByteArray("ok").leftJustified(512, '\0');
        const auto [read, message] = readAll(bytesAsFile(folder, "t.tar", text + text + QByteArray(1024, '\0')));
        QCOMPARE(read, 0);
        QVERIFY2(QString::fromStdString(message).contains("two members .txt"), message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestShards)
#include "test_shards.moc"
