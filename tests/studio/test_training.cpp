// Training behind the window: from the queue into a folder, below everything else; paused, put aside for a drawing,
// stopped, killed and taken up again, always to the numbers of an undisturbed run.
#include "base/crash_course.h"
#include "base/files.h"
#include "base/training_log.h"
#include "job/fake_scoring.h"
#include "library/library.h"
#include "studio/studio_engine.h"
#include "studio/train_listener.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <unistd.h>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr int kTimeout = 120000;
constexpr int64_t kSteps = 60;

} // namespace

class TestTraining : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    FakeScoring m_scoring;
    ScoringTools m_tools;
    std::unique_ptr<TrainListener> m_listener;
    std::unique_ptr<StudioEngine> m_engine;
    Preferences m_preferences;
    std::string m_metrics; // of the undisturbed run
    std::string m_model;
    std::mt19937_64 m_random;

    fs::path folder() const { return m_folder->path().toStdString(); }
    void begin() {
        m_engine.reset();
        m_listener = std::make_unique<TrainListener>();
        EngineOptions options;
        options.libraryFolder = folder() / "library";
        options.modelFolders = {fs::path(MIRO_FIXTURES) / "models"};
        options.scoring = &m_tools;
        m_engine = std::make_unique<StudioEngine>(*m_listener, m_preferences, options);
    }
    static nlohmann::json config(int64_t steps = kSteps) {
        return {{"kind", "toy"},         {"steps", steps},    {"batch-size", 16},       {"micro-batch", 4},
                {"learning-rate", 0.01}, {"warmup-steps", 5}, {"checkpoint-steps", 20}, {"held-out-steps", 10}};
    }
    TrainJob training(const JobId& id, const nlohmann::json& what = config()) const {
        TrainJob job;
        job.id = id;
        job.config = what.dump();
        job.folder = folder() / id;
        return job;
    }
    static DrawRequest drawing(const JobId& id) {
        DrawRequest request;
        request.id = id;
        request.what.model = "fixtures/miro-7";
        request.what.settings.prompt = "something else";
        request.what.settings.steps = 2;
        return request;
    }
    static std::string bytesOf(const fs::path& run) {
        const auto bytes = readFile(run / "model" / "model.safetensors");
        return bytes.ok() ? *bytes : bytes.message();
    }
    // Without what differs from run to run.
    static std::string metricsOf(const fs::path& run) {
        std::string lines;
        std::istringstream text(readFile(run / kMetricsFile).value());
        for (std::string line; std::getline(text, line);) {
            auto json = nlohmann::ordered_json::parse(line);
            json.erase("seconds");
            json.erase("waited");
            lines += json.dump() + "\n";
        }
        return lines;
    }
    void verifyUndisturbed(const fs::path& run) {
        QCOMPARE(metricsOf(run), m_metrics);
        QVERIFY(bytesOf(run) == m_model);
    }
    std::optional<JobRecord> rowOf(const JobId& id) const {
        for (const JobRecord& job : m_listener->state().jobs)
            if (job.id == id)
                return job;
        return std::nullopt;
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", m_home.path().toUtf8());
        m_random.seed(test::crashSeed());
        m_tools = m_scoring.tools();
        m_preferences.device = "cpu";
        m_preferences.queueStart = "run";
        m_preferences.scoreNew = false;
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        begin();
    }
    void cleanup() { m_engine.reset(); }

    void itTrainsFromTheQueue() {
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("run"), kTimeout);
        m_metrics = metricsOf(folder() / "run");
        m_model = bytesOf(folder() / "run");
        QTRY_VERIFY(rowOf("run")->state == JobState::Done);
        QCOMPARE(rowOf("run")->kind, std::string(kTrainKind));
        QCOMPARE(rowOf("run")->title, std::string("run"));
        QCOMPARE(rowOf("run")->priority, JobPriority::FineTuning);
        QCOMPARE(rowOf("run")->picturesDone, kSteps); // updates
        QCOMPARE(rowOf("run")->picturesTotal, kSteps);
        const auto points = m_listener->points();
        QCOMPARE(points.back().step, kSteps);
        QCOMPARE(std::count_if(points.begin(), points.end(), [](const auto& point) { return !point.heldOut.empty(); }),
                 std::ptrdiff_t{6});
        QVERIFY(m_listener->pictures().empty());
        const auto log = readTrainingLog(folder() / "run");
        QVERIFY2(log.ok(), log.message().c_str());
        QCOMPARE(log->size(), size_t{66});
    }

    void whatCannotBeRunQueuesNothing() {
        auto misspelt = config();
        misspelt["stepps"] = 3;
        m_engine->train(training("bad", misspelt));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("bad"), kTimeout);
        QCOMPARE(m_listener->ending("bad")->state, JobState::Failed);
        QVERIFY2(m_listener->ending("bad")->message.find("did you mean steps") != std::string::npos,
                 m_listener->ending("bad")->message.c_str());
        QVERIFY(m_listener->ending("bad")->message.find('\n') == std::string::npos);
        QVERIFY(!rowOf("bad"));
        QVERIFY(!fs::exists(folder() / "bad"));
    }

    void pauseHoldsItInMemory() {
        bool paused = false;
        m_listener->onPoint = [&](const TrainingPoint&) {
            if (!std::exchange(paused, true))
                m_engine->setPaused(true); // no further update is begun
        };
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->stateOf("run") == "paused", kTimeout);
        QCOMPARE(m_listener->points().back().step, int64_t{1});
        m_engine->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("run"), kTimeout);
        verifyUndisturbed(folder() / "run");
    }

    void aDrawingGoesFirst() {
        bool asked = false;
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (point.heldOut.empty() || std::exchange(asked, true))
                return;
            m_engine->draw(drawing("urgent"));
            m_listener->waitForState("urgent", "queued"); // so that it does not come to its end before
        };
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("run") && m_listener->isDone("urgent"), kTimeout);
        const auto endings = m_listener->endings();
        QCOMPARE(endings.front().job, JobId("urgent"));
        const auto events = m_listener->events();
        QCOMPARE(std::count(events.begin(), events.end(), "state run queued"), std::ptrdiff_t{1}); // put aside once
        QCOMPARE(m_listener->pictures().size(), size_t{1});
        verifyUndisturbed(folder() / "run");
    }

    // Two that train are not more urgent than each other.
    void oneAfterTheOther() {
        bool asked = false;
        m_listener->onPoint = [&](const TrainingPoint&) {
            if (std::exchange(asked, true))
                return;
            m_engine->train(training("second"));
            m_listener->waitForState("second", "queued");
        };
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("run") && m_listener->isDone("second"), kTimeout);
        QCOMPARE(m_listener->endings().front().job, JobId("run"));
        verifyUndisturbed(folder() / "run");
        verifyUndisturbed(folder() / "second");
    }

    void stoppedItGoesOnWhenRepeated() {
        bool stopped = false;
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (!point.heldOut.empty() && !std::exchange(stopped, true))
                m_engine->stop("run", StopKind::Now);
        };
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QCOMPARE(m_listener->ending("run")->state, JobState::Stopped);
        QVERIFY(fs::exists(folder() / "run" / "checkpoints" / "step-00000010.safetensors"));
        QVERIFY(!fs::exists(folder() / "run" / "model"));
        m_engine->repeatJob("run"); // the same job, not another in the same folder
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->stateOf("run") == "done", kTimeout);
        QCOMPARE(m_listener->state().jobs.size(), size_t{1});
        verifyUndisturbed(folder() / "run");
    }

    void afterThisUpdate() {
        m_listener->onPoint = [&](const TrainingPoint&) {
            m_engine->stop("run", StopKind::AfterThis);
        };
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QCOMPARE(m_listener->ending("run")->state, JobState::Stopped);
        QCOMPARE(m_listener->points().size(), size_t{1});
    }

    void freedMemoryCostsNothing() {
        bool freed = false;
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (!point.heldOut.empty() && !std::exchange(freed, true))
                m_engine->freeMemory();
        };
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("run"), kTimeout);
        QVERIFY(freed);
        verifyUndisturbed(folder() / "run");
    }

    void theProgramEndsInTheMiddle() {
        bool ended = false;
        std::mutex mutex;
        std::condition_variable wake;
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (point.heldOut.empty())
                return;
            std::unique_lock lock(mutex);
            ended = true;
            wake.notify_all();
        };
        m_engine->train(training("run", config(100'000'000)));
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, [&] { return ended; });
        }
        m_engine.reset(); // returns although the run has days to go
        auto library = Library::open(folder() / "library");
        QVERIFY2(library.ok(), library.message().c_str());
        auto job = (*library)->jobs().find("run");
        QVERIFY(job.ok() && *job);
        QCOMPARE((*job)->state, JobState::Queued);
        QVERIFY(!fs::is_empty(folder() / "run" / "checkpoints")); // what it had done
    }

    void aLossThatIsNoNumber() {
        auto what = config();
        what["finite-steps"] = 12;
        m_engine->train(training("run", what));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QCOMPARE(m_listener->ending("run")->state, JobState::Failed);
        QVERIFY2(m_listener->ending("run")->message.find("step 12") != std::string::npos,
                 m_listener->ending("run")->message.c_str());
        QVERIFY(fs::exists(folder() / "run" / "checkpoints" / "step-00000012.safetensors"));
    }

    void removalKeepsItsFolder() {
        m_engine->train(training("run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("run"), kTimeout);
        m_engine->removeJob("run");
        QTRY_VERIFY(!rowOf("run"));
        verifyUndisturbed(folder() / "run");
    }

    void aQueuesFileLeavesItOut() {
        m_engine->setPaused(true);
        m_engine->train(training("run"));
        m_engine->draw(drawing("picture"));
        QTRY_VERIFY(m_listener->stateOf("picture") == "queued");
        const fs::path file = folder() / "queue.json";
        m_engine->exportQueue(file);
        QTRY_VERIFY(fs::exists(file));
        const auto queue = nlohmann::json::parse(readFile(file).value());
        QCOMPARE(queue["jobs"].size(), size_t{1});
        QCOMPARE(queue["jobs"][0]["kind"].get<std::string>(), std::string("generate"));
        m_engine->stop("run", StopKind::Now);
        m_engine->stop("picture", StopKind::Now);
    }

    // kill -9 at random moments: it goes on from its last checkpoint, bit for bit.
    void killed_data() {
        QTest::addColumn<int>("round");
        for (int round = 0; round < std::max(2, test::crashRounds() / 4); ++round)
            QTest::addRow("%d", round) << round;
    }
    void killed() {
        QVERIFY2(!m_model.empty(), "the undisturbed run failed");
        m_engine.reset();
        auto start = [this](QProcess& child, const char* mode) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            for (const char* variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
                environment.insert(variable, m_home.path());
            child.setProcessEnvironment(environment);
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(MIRO_CRASH_CHILD, {QString::fromStdString((folder() / "library").string()),
                                           MIRO_FIXTURES "/models", "fixtures/miro-7", mode, QString::number(kSteps)});
            QVERIFY(child.waitForStarted());
        };
        QProcess child;
        start(child, "train");
        const auto updates = std::uniform_int_distribution<int>(1, 8)(m_random);
        int told = 0; // looks at held-out samples, of six; or all of it
        bool ended = false;
        while (told < updates && !ended && child.waitForReadyRead(kTimeout))
            while (child.canReadLine()) {
                const QByteArray line = child.readLine().trimmed();
                told += line.startsWith("trained") && line.endsWith("held") ? 1 : 0;
                ended = ended || line == "end";
            }
        ::usleep(std::uniform_int_distribution<useconds_t>(0, 4000)(m_random)); // the moment of the kill, not a wait
        child.kill();                                                           // SIGKILL
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished(30000));
        QProcess again;
        start(again, "resume");
        QVERIFY2(again.waitForFinished(kTimeout), "the run hangs");
        QCOMPARE(again.exitCode(), 0);
        verifyUndisturbed(folder() / "run");
    }
};

QTEST_GUILESS_MAIN(TestTraining)
#include "test_training.moc"
