// A fine-tuning behind the window: from the queue to a version in the library, below everything else; put aside for a
// drawing, paused, held back by its limits, taken up by another engine, always to the adapter of an undisturbed one.
#include "base/files.h"
#include "job/fake_scoring.h"
#include "job/finetune_payload.h"
#include "job/taught_library.h"
#include "studio/studio_engine.h"
#include "studio/train_listener.h"

#include <QtTest>
#include <atomic>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

constexpr int kTimeout = 120000;

} // namespace

class TestFinetuning : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<TaughtLibrary> m_taught;
    FakeScoring m_scoring;
    ScoringTools m_tools;
    std::atomic<int64_t> m_clock = 1000; // seconds
    std::unique_ptr<TrainListener> m_listener;
    std::unique_ptr<StudioEngine> m_engine;
    Preferences m_preferences;
    std::string m_undisturbed;

    fs::path library() const { return m_taught->folder.library(); }
    fs::path runs() const { return finetuneRuns(library()); }
    void begin() {
        m_engine.reset();
        m_listener = std::make_unique<TrainListener>();
        EngineOptions options;
        options.libraryFolder = library();
        options.modelFolders = {fs::path(MIRO_FIXTURES) / "models"};
        options.scoring = &m_tools;
        options.now = [this] {
            return std::chrono::steady_clock::time_point(std::chrono::seconds(m_clock));
        };
        m_engine = std::make_unique<StudioEngine>(*m_listener, m_preferences, options);
    }
    void finetune(const JobId& id, const nlohmann::json& settings = shortFinetune()) {
        m_engine->finetune({id, settings.dump()});
    }
    static DrawRequest drawing(const JobId& id) {
        DrawRequest request;
        request.id = id;
        request.what.model = "fixtures/miro-7";
        request.what.settings.prompt = "something else";
        request.what.settings.steps = 2;
        request.keep = false; // a picture of the library would be part of what is usual there
        return request;
    }
    bool isListed(const JobId& id) const {
        const auto jobs = m_listener->state().jobs;
        return std::any_of(jobs.begin(), jobs.end(), [&](const JobRecord& job) { return job.id == id; });
    }
    // Of the only version.
    std::string learned() const {
        const auto versions = m_taught->versions();
        return versions.size() == 1 ? adapterBytes(library() / versions[0].file)
                                    : fmt::format("{} versions", versions.size());
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", m_home.path().toUtf8());
        m_tools = m_scoring.tools();
        m_preferences.device = "cpu";
        m_preferences.queueStart = "run";
        m_preferences.scoreNew = false;
    }
    void init() {
        m_taught = std::make_unique<TaughtLibrary>();
        begin();
    }
    void cleanup() { m_engine.reset(); }

    void itMakesAVersion() {
        finetune("run");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QVERIFY2(m_listener->isDone("run"), m_listener->ending("run")->message.c_str());
        m_undisturbed = learned();
        QVERIFY2(m_undisturbed.size() > 1000, m_undisturbed.c_str());
        QTRY_COMPARE(m_listener->stateOf("run"), std::string("done"));
        const JobRecord row = m_listener->state().jobs.front();
        QCOMPARE(row.kind, std::string(kFinetuneKind));
        QCOMPARE(row.priority, JobPriority::FineTuning);
        QCOMPARE(row.picturesDone, int64_t{12});
        QCOMPARE(row.picturesTotal, int64_t{12});
        QVERIFY(fs::exists(runs() / "run" / "run" / "metrics.jsonl"));
        // Done, it is begun anew; its folder goes with its row.
        m_engine->setPaused(true);
        m_engine->repeatJob("run");
        QTRY_COMPARE(m_listener->state().jobs.size(), size_t{2});
        const JobId again = m_listener->state().jobs.front().id;
        QVERIFY(again != "run");
        const auto payload = finetuneFromText(m_listener->state().jobs.front().payload);
        QCOMPARE(payload->folder, fs::absolute(runs()) / again);
        m_engine->removeJob("run");
        QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(runs() / "run"), kTimeout);
        QVERIFY(fs::exists(library() / m_taught->versions()[0].file));
    }

    void aDrawingGoesFirst() {
        int asked = 0; // while it draws for itself, and while it trains
        m_listener->onProgress = [&](const JobId& job, const Progress& progress) {
            if (job == "run" && asked == 0 && progress.stage == "sample") {
                ++asked;
                m_engine->draw(drawing("first"));
                m_listener->waitForState("first", "queued");
            }
        };
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (asked == 1 && !point.heldOut.empty()) {
                ++asked;
                m_engine->draw(drawing("second"));
                m_listener->waitForState("second", "queued");
            }
        };
        finetune("run");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QVERIFY2(m_listener->isDone("run"), m_listener->ending("run")->message.c_str());
        QCOMPARE(m_listener->endings().size(), size_t{3});
        QCOMPARE(m_listener->endings()[0].job, JobId("first"));
        QCOMPARE(m_listener->endings()[1].job, JobId("second"));
        QVERIFY(learned() == m_undisturbed);
    }

    void pausedItGoesOnWhenRepeated() {
        bool stopped = false;
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (!point.heldOut.empty() && !std::exchange(stopped, true))
                m_engine->stop("run", StopKind::Now);
        };
        finetune("run");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QCOMPARE(m_listener->ending("run")->state, JobState::Stopped);
        QVERIFY(!fs::is_empty(runs() / "run" / "run" / "checkpoints"));
        m_engine->repeatJob("run");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->stateOf("run") == "done", kTimeout);
        QCOMPARE(m_listener->state().jobs.size(), size_t{1});
        QVERIFY(learned() == m_undisturbed);
    }

    void anotherEngineGoesOn() {
        std::atomic<bool> looked{false};
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (!point.heldOut.empty())
                looked = true;
        };
        auto longer = shortFinetune();
        longer["steps"] = 40;
        finetune("run", longer);
        QTRY_VERIFY_WITH_TIMEOUT(looked || m_listener->ending("run"), kTimeout);
        QVERIFY(!m_listener->ending("run"));
        begin(); // the one before returns although its run is not at its end
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run") || m_listener->stateOf("run") == "done", kTimeout);
        const std::string disturbed = learned();
        m_taught = std::make_unique<TaughtLibrary>();
        begin();
        finetune("run", longer);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("run"), kTimeout);
        QVERIFY(learned() == disturbed);
    }

    // It says why it waits, and nothing else does for its sake.
    void heldBackItLetsOthersGoFirst() {
        auto settings = shortFinetune();
        settings["only-when-idle"] = true;
        finetune("run", settings);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->heard("idle"), kTimeout);
        TrainJob training;
        training.id = "training";
        training.folder = m_home.filePath("training").toStdString();
        training.config = R"({"kind":"toy","steps":5,"batch-size":4,"warmup-steps":1,"held-out-steps":5})";
        m_engine->train(training); // as little urgent
        m_engine->draw(drawing("picture"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("picture") && m_listener->isDone("training"), kTimeout);
        QVERIFY(!m_listener->ending("run"));
        m_clock += 1000; // nobody does anything
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QVERIFY2(m_listener->isDone("run"), m_listener->ending("run")->message.c_str());
        QVERIFY(learned() == m_undisturbed);
    }

    void itWaitsWhileSomebodyUsesTheProgram() {
        m_clock += 1000;
        auto settings = shortFinetune();
        settings["only-when-idle"] = true;
        m_engine->userActive();
        finetune("run", settings);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->heard("idle"), kTimeout);
        m_engine->stop("run", StopKind::Now);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run"), kTimeout);
        QCOMPARE(m_listener->ending("run")->state, JobState::Stopped);
    }

    void givenUpItsFolderGoes() {
        bool given = false;
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (point.heldOut.empty() || std::exchange(given, true))
                return;
            m_engine->stop("run", StopKind::Now); // as the page does it, in one breath
            m_engine->removeJob("run");
        };
        finetune("run");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("run") && !isListed("run"), kTimeout);
        QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(runs() / "run"), kTimeout);
        QVERIFY(m_taught->versions().empty());
    }

    // Its run lies in memory, and must not write into a folder that is gone.
    void givenUpWhileItWaits() {
        bool aside = false;
        m_listener->onPoint = [&](const TrainingPoint& point) {
            if (point.heldOut.empty() || std::exchange(aside, true))
                return;
            m_engine->draw(drawing("urgent"));
            m_listener->waitForState("urgent", "queued");
        };
        m_listener->setOnPicture([&](const FinishedPicture&) {
            m_engine->stop("run", StopKind::Now);
            m_engine->removeJob("run");
        });
        finetune("run");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->isDone("urgent") && m_listener->ending("run") && !isListed("run"),
                                 kTimeout);
        QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(runs() / "run"), kTimeout);
        m_engine.reset();
        QVERIFY(!fs::exists(runs() / "run"));
    }

    void whatACrashLeftGoes() {
        m_engine.reset();
        fs::create_directories(runs() / "gone" / "seen");
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(runs() / "gone"), kTimeout);
    }

    void whatCannotBeRunQueuesNothing() {
        auto misspelt = shortFinetune();
        misspelt["ranck"] = 3;
        finetune("bad", misspelt);
        m_engine->finetune({"worse", "no JSON"});
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("bad") && m_listener->ending("worse"), kTimeout);
        for (const char* id : {"bad", "worse"}) {
            QCOMPARE(m_listener->ending(id)->state, JobState::Failed);
            QVERIFY(m_listener->ending(id)->message.find('\n') == std::string::npos);
            QVERIFY(!isListed(id));
        }
        QVERIFY2(m_listener->ending("bad")->message.find("did you mean rank") != std::string::npos,
                 m_listener->ending("bad")->message.c_str());
    }

    void aQueuesFileLeavesItOut() {
        m_engine->setPaused(true);
        finetune("run");
        m_engine->draw(drawing("picture"));
        QTRY_VERIFY(m_listener->stateOf("picture") == "queued");
        const fs::path file = m_taught->folder.path("queue.json");
        m_engine->exportQueue(file);
        QTRY_VERIFY(fs::exists(file));
        auto queue = nlohmann::json::parse(readFile(file).value());
        QCOMPARE(queue["jobs"].size(), size_t{1});
        queue["jobs"][0]["kind"] = kFinetuneKind;
        QVERIFY(writeFileAtomically(file, queue.dump()).ok());
        m_engine->importQueue(file);
        QTRY_VERIFY(!m_listener->notes().empty());
        QVERIFY2(m_listener->notes().back().find("learns a taste") != std::string::npos,
                 m_listener->notes().back().c_str());
    }
};

QTEST_GUILESS_MAIN(TestFinetuning)
#include "test_finetuning.moc"
