// kill -9 at random moments of a batch in the queue: what was told stays, and in the end every picture is there once,
// with the bytes of an undisturbed run, in the batch's album. MIRO_CRASH_ROUNDS and MIRO_CRASH_SEED choose another
// number of rounds and another course.
#include "base/crash_course.h"
#include "base/files.h"
#include "library/library.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <unistd.h>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr int kPictures = 10; // in groups of three

struct Told {
    size_t lines = 0;
    std::set<int64_t> pictures; // by index
    bool ended = false;

    void add(const QByteArray& line) {
        ++lines;
        std::istringstream words(line.toStdString());
        std::string what, job;
        int64_t index = -1;
        words >> what >> job >> index;
        if (what == "picture")
            pictures.insert(index);
        ended = ended || what == "end";
    }
};

} // namespace

class TestBatchCrash : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::mt19937_64 m_random;
    std::map<int64_t, std::string> m_undisturbed;
    size_t m_linesOfARun = 0;
    qint64 m_runMicroseconds = 0;
    int m_rounds = 0;
    int m_early = 0;
    size_t m_survivors = 0;

    fs::path library() const { return fs::path(m_folder->path().toStdString()) / "library"; }
    int64_t upTo(int64_t most) { return std::uniform_int_distribution<int64_t>(0, most)(m_random); }

    void start(QProcess& child, const char* mode) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            environment.insert(variable, m_home.path());
        environment.remove("MIRO_LIBRARY");
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(MIRO_CRASH_CHILD, {QString::fromStdString(library().string()), MIRO_FIXTURES "/models",
                                       "fixtures/miro-7", mode, QString::number(kPictures)});
        QVERIFY(child.waitForStarted());
    }
    static void readInto(QProcess& child, Told& told) {
        while (child.canReadLine())
            told.add(child.readLine().trimmed());
    }
    void run(const char* mode, Told& told) {
        QProcess child;
        start(child, mode);
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(child.waitForFinished(120000), "the run hangs");
        readInto(child, told);
        QCOMPARE(child.exitCode(), 0);
        QVERIFY(told.ended);
    }
    // After some line of its output and some microseconds more, or at a moment of the whole run's time.
    void runAndKill(const char* mode, Told& told) {
        QProcess child;
        const bool byLine = upTo(3) != 0;
        const auto lines = static_cast<size_t>(upTo(static_cast<int64_t>(m_linesOfARun)));
        const auto delay = static_cast<useconds_t>(byLine ? upTo(8000) : upTo(m_runMicroseconds));
        start(child, mode);
        if (QTest::currentTestFailed())
            return;
        while (byLine && told.lines < lines && child.state() == QProcess::Running) {
            child.waitForReadyRead(100);
            readInto(child, told);
        }
        ::usleep(delay); // the moment of the kill, not a wait for something
        child.kill();    // SIGKILL
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished(30000));
        readInto(child, told);
    }

    std::unique_ptr<Library> open() const {
        auto opened = Library::open(library());
        return opened.ok() ? std::move(opened).value() : nullptr;
    }
    static JobId batchIn(Library& library) {
        for (const JobRecord& job : library.jobs().list(1000).value())
            if (job.kind == "batch")
                return job.id;
        return {};
    }
    static std::map<int64_t, std::string> bytesOf(Library& library, const JobId& batch) {
        std::map<int64_t, std::string> bytes;
        for (const JobStore::DrawnPicture& each : library.jobs().drawnPictures(batch).value())
            bytes[each.index] = *readFile(library.fileOf(library.records({each.picture}).value().front()));
        return bytes;
    }

    void verifyTold(const Told& told) {
        auto library = open();
        QVERIFY(library);
        const auto bytes = bytesOf(*library, batchIn(*library));
        for (const int64_t index : told.pictures)
            QVERIFY2(bytes.contains(index), "a picture that was told is gone");
        for (const auto& [index, file] : bytes)
            QVERIFY2(file == m_undisturbed.at(index), "a picture is torn, or another one");
    }
    void verifyComplete() {
        auto library = open();
        QVERIFY(library);
        const JobId batch = batchIn(*library);
        QVERIFY(bytesOf(*library, batch) == m_undisturbed);
        const auto record = library->batches().find(batch).value();
        QVERIFY(record && record->album);
        QCOMPARE(record->done, int64_t{kPictures});
        QCOMPARE(record->failed, int64_t{0});
        PictureQuery query;
        query.filter.album = record->album;
        QCOMPARE(library->find(query).value().size(), size_t(kPictures));
        QCOMPARE(library->count({}).value(), int64_t{kPictures});
        QCOMPARE(library->albums().value().size(), size_t{1});
        for (const BatchItem& item : library->batches().items(batch).value())
            QCOMPARE(item.entry, item.index);
    }
    // Asked for once more, as a person would.
    void repeatParked() {
        auto library = open();
        QVERIFY(library);
        QVERIFY(library->jobs().settleInterrupted().ok());
        for (const JobRecord& job : library->jobs().list(1000).value())
            if (job.state == JobState::Interrupted)
                QVERIFY(library->jobs().setState(job.id, JobState::Queued).ok());
    }

private Q_SLOTS:
    void initTestCase() { m_random.seed(test::crashSeed()); }

    void anUndisturbedRun() {
        m_folder = std::make_unique<QTemporaryDir>();
        Told told;
        QElapsedTimer timer;
        timer.start();
        run("batch", told);
        if (QTest::currentTestFailed())
            return;
        m_runMicroseconds = timer.nsecsElapsed() / 1000;
        m_linesOfARun = told.lines;
        auto library = open();
        m_undisturbed = bytesOf(*library, batchIn(*library));
        QCOMPARE(m_undisturbed.size(), size_t(kPictures));
        verifyComplete();
    }

    void killed_data() {
        QTest::addColumn<bool>("twice");
        for (int round = 0; round < test::crashRounds(); ++round)
            QTest::addRow("%d", round) << (round % 2 == 1);
    }
    void killed() {
        QFETCH(bool, twice);
        QVERIFY2(!m_undisturbed.empty(), "the undisturbed run failed");
        ++m_rounds;
        m_folder = std::make_unique<QTemporaryDir>();
        Told told;
        runAndKill("batch", told);
        if (twice && !QTest::currentTestFailed())
            runAndKill("resume", told);
        if (QTest::currentTestFailed())
            return;
        m_survivors += told.pictures.size();
        if (JobId batch = batchIn(*open()); batch.empty()) { // killed before it was in the queue
            QVERIFY(told.pictures.empty());
            ++m_early;
            return;
        }
        verifyTold(told);
        if (!QTest::currentTestFailed())
            repeatParked();
        Told rest;
        if (!QTest::currentTestFailed())
            run("resume", rest);
        if (!QTest::currentTestFailed())
            verifyComplete();
    }

    void killsSaidSomething() {
        qInfo("%d rounds, %d killed before the batch was in the queue, %zu pictures told before a kill", m_rounds,
              m_early, m_survivors);
        QVERIFY2(m_rounds < 10 || m_early < m_rounds, "every kill came too early to say anything");
    }
};

QTEST_GUILESS_MAIN(TestBatchCrash)
#include "test_batch_crash.moc"
