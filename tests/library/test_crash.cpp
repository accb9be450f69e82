// kill -9 at random moments of library work, two programs at once: no picture that was reported is lost, no file is
// torn, nothing is there twice. MIRO_TEST_SEED repeats a run, MIRO_CRASH_ROUNDS makes it longer.
#include "base/crash_course.h"
#include "library/database.h"
#include "library_fixtures.h"
#include "library_worker.h"

#include <QElapsedTimer>
#include <QProcess>
#include <csignal>
#include <map>
#include <random>
#include <set>

using namespace miro;
using namespace miro::test;

namespace {

constexpr int kImports = 6;

struct Told {
    std::map<PictureId, uint64_t> kept; // id, seed
    std::set<PictureId> mayBeGone;
};

// Lines of one worker; those of another must not come between a picture's, so they are read after both are dead.
QString readLines(const QByteArray& output, Told& told) {
    QList<QByteArray> lines = output.split('\n');
    lines.removeLast(); // empty, or cut off
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.split(' ');
        const PictureId id = words.value(1).toLongLong();
        if (words[0] == "error")
            return line;
        if (words[0] == "kept")
            told.kept[id] = words.value(2).toULongLong();
        else if (words[0] == "leaving")
            told.mayBeGone.insert(id);
    }
    return {};
}

} // namespace

class TestCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostTornOrTwice() {
        const QString given = qEnvironmentVariable("MIRO_TEST_SEED");
        const uint64_t seed = given.isEmpty() ? std::random_device()() : given.toULongLong();
        qInfo("MIRO_TEST_SEED=%llu", static_cast<unsigned long long>(seed));
        std::mt19937_64 random(seed);
        LibraryFolder folder;
        for (int i = 0; i < kImports; ++i)
            folder.write("imports/" + std::to_string(i) + ".png", workerPicture(static_cast<uint64_t>(1000 + i)));
        folder.open();
        Told told;
        int worked = 0;
        for (int round = 0; round < test::crashRounds(); ++round) {
            QProcess workers[2];
            for (int i = 0; i < 2; ++i) {
                QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
                environment.insert("MIRO_WORKER", QString::number(i));
                workers[i].setProcessEnvironment(environment);
                workers[i].start(MIRO_LIBRARY_WORKER,
                                 {QString::fromStdString(folder.library().string()),
                                  QString::fromStdString(folder.path("imports").string()), QString::number(random())});
            }
            for (QProcess& worker : workers)
                QVERIFY(worker.waitForStarted());
            // Mostly in the middle of work, sometimes while they open the library.
            for (QProcess& worker : workers)
                if (random() % 4 != 0)
                    QVERIFY(worker.waitForReadyRead(60'000));
            // The moment is random, not a wait for anything.
            for (QProcess& worker : workers) {
                worker.waitForFinished(static_cast<int>(random() % 250) + 1);
                worker.kill();
            }
            for (QProcess& worker : workers) {
                worker.waitForFinished();
                const QByteArray output = worker.readAllStandardOutput();
                worked += output.contains("kept");
                const QString error = readLines(output, told);
                QVERIFY2(error.isEmpty(), qPrintable(error));
            }
            verifyAll(folder, told);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(worked > 0, "no worker came as far as keeping a picture");
        qInfo("%zu pictures kept, %d of %d workers", told.kept.size(), worked, 2 * test::crashRounds());
    }

private:
    void verifyAll(const LibraryFolder& folder, const Told& told) {
        auto library = folder.open();
        std::set<std::string> paths;
        std::map<PictureId, bool> there; // in the bin?
        for (const bool inBin : {false, true}) {
            auto records = library->records(library->find({.filter = {.inBin = inBin}}).value()).value();
            for (const PictureRecord& record : records) {
                QVERIFY2(paths.insert(record.path).second, record.path.c_str());
                there[record.id] = record.inBin;
                auto bytes = readFile(library->fileOf(record));
                QVERIFY2(bytes.ok(), bytes.message().c_str());
                QVERIFY2(*bytes == workerPicture(record.seed), record.path.c_str());
            }
        }
        for (const auto& [id, seed] : told.kept)
            QVERIFY2(there.count(id) || told.mayBeGone.count(id), qPrintable(QString("picture %1 is lost").arg(id)));
        for (const char* name : {"pictures", "bin"})
            for (const auto& entry : fs::recursive_directory_iterator(folder.library() / name)) {
                if (!entry.is_regular_file() || entry.path().filename().string().starts_with(".miro-"))
                    continue;
                const std::string path = entry.path().lexically_relative(folder.library()).generic_string();
                QVERIFY2(paths.count(path), qPrintable(QString("%1 has no row").arg(path.c_str())));
            }
        auto database = Database::open(folder.library() / "library.sqlite", Database::Mode::ReadOnly).value();
        VERIFY_OK(database->checkStructure());
        auto number = [&](const char* sql) {
            return database->integer(sql).value().value_or(-1);
        };
        QCOMPARE(number("SELECT count(*) FROM pictures WHERE state IN (0, 4)"), int64_t(0));
        QCOMPARE(number("SELECT count(*) - count(DISTINCT sha256) FROM pictures"), int64_t(0));
        QCOMPARE(number("SELECT count(*) FROM pictures WHERE owner IS NOT NULL"), int64_t(0));
        QCOMPARE(number("SELECT (SELECT count(*) FROM pictures) - (SELECT count(*) FROM picture_words)"), int64_t(0));
        QCOMPARE(number("SELECT (SELECT count(*) FROM pictures) - (SELECT count(*) FROM picture_texts)"), int64_t(0));
        auto report = library->scan(nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->found, int64_t(0));
        QCOMPARE(report->missing, int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "test_crash.moc"
