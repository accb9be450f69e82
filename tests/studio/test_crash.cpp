// kill -9 at random moments of a generation. Each round: an engine in another process draws into a fresh library and is
// killed, sometimes twice; then the queue is run to its end, and everything must be there. MIRO_CRASH_ROUNDS and
// MIRO_CRASH_SEED choose another number of rounds and another course.
#include "base/crash_course.h"
#include "image/image_file.h"
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

constexpr int kJobs = 3;
constexpr int64_t kPictures = 3; // each
constexpr size_t kScorers = 2;

struct Told {
    std::vector<std::string> lines;
    std::set<std::pair<std::string, int64_t>> pictures; // job, index
    std::set<std::string> jobs;
    std::set<PictureId> scored;

    void add(const QByteArray& line) {
        lines.push_back(line.toStdString());
        std::istringstream words(lines.back());
        std::string what;
        std::string job;
        int64_t index = -1;
        words >> what >> job >> index;
        if (what == "picture")
            pictures.insert({job, index});
        if (what == "state")
            jobs.insert(job);
        if (what == "scored")
            scored.insert(std::stoll(job));
    }
};

} // namespace

class TestCrash : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::mt19937_64 m_random;
    size_t m_linesOfARun = 0;
    qint64 m_startMicroseconds = 0;
    qint64 m_runMicroseconds = 0;

    fs::path library() const { return fs::path(m_folder->path().toStdString()) / "library"; }
    int64_t upTo(int64_t most) { return std::uniform_int_distribution<int64_t>(0, most)(m_random); }

    void start(QProcess& child, const char* mode, int jobs) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", m_folder->path() + "/cache");
        environment.insert("XDG_CONFIG_HOME", m_folder->path() + "/config");
        environment.insert("XDG_DATA_HOME", m_folder->path() + "/data");
        environment.remove("MIRO_LIBRARY");
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(MIRO_CRASH_CHILD, {QString::fromStdString(library().string()), MIRO_FIXTURES "/models", "miro-7",
                                       mode, QString::number(jobs)});
        QVERIFY(child.waitForStarted());
    }

    static void readInto(QProcess& child, Told& told) {
        while (child.canReadLine())
            told.add(child.readLine().trimmed());
    }

    // To its end.
    void run(const char* mode, int jobs, Told& told) {
        QProcess child;
        start(child, mode, jobs);
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(child.waitForFinished(120000), "the run hangs");
        readInto(child, told);
        QCOMPARE(child.exitCode(), 0);
        QVERIFY(std::find(told.lines.begin(), told.lines.end(), "end") != told.lines.end());
    }

    // Killed after some line of its output and some microseconds more, or at a moment of the whole run's time.
    void runAndKill(const char* mode, int jobs, Told& told) {
        QProcess child;
        const bool byLine = upTo(3) != 0;
        const auto lines = static_cast<size_t>(upTo(static_cast<int64_t>(m_linesOfARun)));
        const auto delay = static_cast<useconds_t>(byLine ? upTo(8000) : upTo(m_runMicroseconds));
        start(child, mode, jobs);
        if (QTest::currentTestFailed())
            return;
        if (byLine)
            while (told.lines.size() < lines && child.state() == QProcess::Running) {
                child.waitForReadyRead(100);
                readInto(child, told);
            }
        ::usleep(delay); // the moment of the kill, not a wait for something
        child.kill();    // SIGKILL
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished(30000));
        readInto(child, told);
    }

    // Every scorer's score once, in the end; what was told at any time.
    void verifyScores(Library& kept, const std::vector<PictureId>& ids, const Told& told, bool complete) {
        for (const PictureId id : ids) {
            auto details = kept.details(id);
            QVERIFY(details.ok());
            std::set<std::string> scorers;
            for (const ScoreRecord& score : details->scores)
                QVERIFY2(scorers.insert(score.scorer).second, "a score has two rows");
            QVERIFY2(scorers.size() == kScorers || (!complete && !told.scored.contains(id)), "a score is gone");
        }
    }

    // What was told is there and whole; nothing is there twice; no temporary file is left.
    void verifyKept(const Told& told, bool complete) {
        auto opened = Library::open(library());
        QVERIFY2(opened.ok(), opened.message().c_str());
        Library& kept = **opened;
        std::set<std::string> paths;
        auto jobs = kept.jobs().list(1000);
        QVERIFY2(jobs.ok(), jobs.message().c_str());
        for (const std::string& id : told.jobs)
            QVERIFY2(std::any_of(jobs->begin(), jobs->end(), [&](const JobRecord& job) { return job.id == id; }),
                     "a job that was told is gone");
        std::set<std::pair<std::string, int64_t>> there;
        for (const JobRecord& job : *jobs) {
            if (job.kind == "score") {
                QVERIFY2(!complete, "what was scored is still in the queue");
                continue;
            }
            PictureQuery query;
            query.filter.jobId = job.id;
            auto ids = kept.find(query);
            QVERIFY(ids.ok());
            auto indices = kept.jobs().drawnIndices(job.id);
            QVERIFY(indices.ok());
            QCOMPARE(ids->size(), indices->size());
            for (int64_t index : *indices)
                QVERIFY2(there.insert({job.id, index}).second, "a picture has two rows");
            verifyScores(kept, *ids, told, complete);
            if (QTest::currentTestFailed())
                return;
            std::set<uint64_t> seeds;
            auto records = kept.records(*ids);
            QVERIFY(records.ok());
            for (const PictureRecord& record : *records) {
                QVERIFY(paths.insert(record.path).second);
                auto image = readImage(kept.fileOf(record));
                QVERIFY2(image.ok(), image.message().c_str());
                QCOMPARE(image->width, record.width);
                seeds.insert(record.seed);
            }
            // Both attempts drew with one seed: neighbours, each once.
            QCOMPARE(seeds.size(), ids->size());
            if (!seeds.empty())
                QVERIFY(*seeds.rbegin() - *seeds.begin() < static_cast<uint64_t>(kPictures));
            if (complete) {
                QCOMPARE(toText(job.state), std::string("done"));
                QCOMPARE(static_cast<int64_t>(ids->size()), kPictures);
            }
        }
        for (const auto& picture : told.pictures)
            QVERIFY2(there.contains(picture), "a picture that was told is gone");
        // A file without a row would be a picture that nobody finds.
        std::error_code none;
        for (const auto& entry : fs::recursive_directory_iterator(library() / "pictures", none)) {
            if (!entry.is_regular_file())
                continue;
            const std::string path = fs::relative(entry.path(), library()).generic_string();
            const bool temporary = entry.path().filename().string().rfind(".miro-", 0) == 0;
            QVERIFY2(temporary || paths.contains(path), path.c_str());
        }
    }

    // Parked jobs are asked for once more, as a person would.
    void repeatParked(int& parked) {
        auto opened = Library::open(library());
        QVERIFY2(opened.ok(), opened.message().c_str());
        QVERIFY((*opened)->jobs().settleInterrupted().ok());
        auto jobs = (*opened)->jobs().list(1000);
        QVERIFY(jobs.ok());
        for (const JobRecord& job : *jobs) {
            QVERIFY2(job.attempts <= 2, "taken more often than once and once again");
            if (job.state != JobState::Interrupted)
                continue;
            ++parked;
            QVERIFY(!job.message.empty());
            QVERIFY((*opened)->jobs().setState(job.id, JobState::Queued).ok());
        }
    }

private Q_SLOTS:
    void initTestCase() { m_random.seed(test::crashSeed()); }

    void anUndisturbedRunIsComplete() {
        m_folder = std::make_unique<QTemporaryDir>();
        Told told;
        QElapsedTimer timer;
        timer.start();
        run("submit", kJobs, told);
        if (QTest::currentTestFailed())
            return;
        m_runMicroseconds = timer.nsecsElapsed() / 1000;
        m_linesOfARun = told.lines.size();
        QCOMPARE(told.pictures.size(), size_t(kJobs * kPictures));
        QCOMPARE(told.scored.size(), size_t(kJobs * kPictures));
        verifyKept(told, true);
    }

    void killed() {
        QVERIFY2(m_linesOfARun > 0, "the undisturbed run failed");
        const int rounds = test::crashRounds();
        int parked = 0;
        int early = 0;
        size_t survivors = 0;
        size_t scored = 0;
        for (int round = 0; round < rounds; ++round) {
            m_folder = std::make_unique<QTemporaryDir>();
            Told told;
            runAndKill("submit", kJobs, told);
            if (QTest::currentTestFailed())
                return;
            early += told.jobs.empty() ? 1 : 0;
            survivors += told.pictures.size();
            scored += told.scored.size();
            // Every second run dies twice.
            if (round % 2 == 1) {
                Told second;
                runAndKill("resume", 0, second);
                told.pictures.insert(second.pictures.begin(), second.pictures.end());
                told.jobs.insert(second.jobs.begin(), second.jobs.end());
                told.scored.insert(second.scored.begin(), second.scored.end());
            }
            if (QTest::currentTestFailed())
                return;
            verifyKept(told, false);
            int parkedNow = 0;
            if (!QTest::currentTestFailed())
                repeatParked(parkedNow);
            QVERIFY2(parkedNow == 0 || round % 2 == 1, "parked after one crash");
            parked += parkedNow;
            if (QTest::currentTestFailed())
                return;
            Told rest;
            run("resume", 0, rest);
            if (QTest::currentTestFailed())
                return;
            verifyKept(told, true);
            if (QTest::currentTestFailed())
                return;
        }
        qInfo(
            "%d rounds, %d killed before the first job was told, %zu pictures told before a kill, %zu scored, %d jobs "
            "parked",
            rounds, early, survivors, scored, parked);
        QVERIFY2(rounds < 10 || early < rounds, "every kill came too early to say anything");
    }
};

QTEST_GUILESS_MAIN(TestCrash)
#include "test_crash.moc"
