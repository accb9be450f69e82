// The engine with its threads: real drawings of a tiny model, and a job kind without a model where a test must hold the
// compute thread at a gate.
#include "base/files.h"
#include "base/unique_id.h"
#include "image/image_file.h"
#include "job/fake_scoring.h"
#include "library/library.h"
#include "studio/fake_work.h"
#include "studio/full_disk.h"
#include "studio/recording_listener.h"
#include "studio/studio_engine.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#ifdef TORCH_VERSION
#error "studio/studio_engine.h brings libtorch's headers to the faces"
#endif

using namespace miro;
namespace fs = std::filesystem;

class TestStudioEngine : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Gate m_gate;
    Registry<JobKind> m_kinds = fakeKinds(m_gate);
    const ScoringTools m_noScorers = noScorers();
    std::unique_ptr<RecordingListener> m_listener;
    std::unique_ptr<StudioEngine> m_engine;
    Preferences m_preferences;

    fs::path folder() const { return m_folder->path().toStdString(); }
    fs::path library() const { return folder() / "library"; }

    void begin(bool fake) {
        m_engine.reset();
        m_listener = std::make_unique<RecordingListener>();
        startEngine(fake);
    }
    void startEngine(bool fake) {
        EngineOptions options;
        options.libraryFolder = library();
        options.modelFolders = {fs::path(MIRO_FIXTURES) / "models"};
        options.kinds = fake ? &m_kinds : nullptr;
        options.scoring = &m_noScorers; // what scores by itself is another test's
        m_engine = std::make_unique<StudioEngine>(*m_listener, m_preferences, options);
    }
    static DrawRequest cat(int64_t count = 1, int64_t steps = 2) {
        DrawRequest request;
        request.id = newUniqueId();
        request.what.model = "miro-7";
        request.what.settings.prompt = "a cat";
        request.what.settings.seed = 5;
        request.what.settings.count = count;
        request.what.settings.steps = steps;
        return request;
    }
    std::unique_ptr<Library> open() {
        auto opened = Library::open(library());
        return opened.ok() ? std::move(opened).value() : nullptr;
    }
    bool finished(const JobId& job, JobState state) {
        for (const auto& ending : m_listener->endings())
            if (ending.job == job)
                return ending.state == state;
        return false;
    }

private Q_SLOTS:
    void initTestCase() {
        static QTemporaryDir home;
        for (const char* variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            qputenv(variable, home.path().toUtf8());
        qunsetenv("MIRO_LIBRARY");
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_preferences = {};
        m_preferences.device = "cpu";
        m_gate.open();
    }
    void cleanup() {
        m_gate.open();
        m_engine.reset();
    }

    // --- real drawings

    void drawsAndKeeps() {
        begin(false);
        m_listener->setOnPicture([this](const FinishedPicture& picture) {
            // It is safe before it is told.
            QVERIFY(picture.record);
            auto kept = open();
            QVERIFY(kept);
            QCOMPARE(kept->records({picture.record->id})->size(), size_t(1));
        });
        DrawRequest request = cat(3);
        m_engine->draw(request);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended(request.id), 60000);
        QVERIFY2(finished(request.id, JobState::Done), m_listener->endings().front().message.c_str());
        const auto pictures = m_listener->pictures();
        QCOMPARE(pictures.size(), size_t(3));
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(pictures[i].drawn.seed, uint64_t(5 + i));
            auto image = readImage(pictures[i].drawn.file);
            QVERIFY2(image.ok(), image.message().c_str());
            QVERIFY(*image == pictures[i].drawn.image);
            QCOMPARE(pictures[i].record->prompt, std::string("a cat"));
        }
        QVERIFY(m_listener->steps() >= 2);
        QVERIFY(!m_listener->secondsLeft().empty());
        QVERIFY(m_engine->estimatedSeconds(request.what).value_or(-1) >= 0);
        QTRY_VERIFY(!m_listener->state().model.empty());
        QVERIFY(!m_listener->state().modelLoading);

        // The order in which it was told.
        const auto events = m_listener->events();
        auto at = [&](const std::string& event) {
            return std::find(events.begin(), events.end(), event + " " + request.id) - events.begin();
        };
        const auto done = std::find(events.begin(), events.end(), "state " + request.id + " done") - events.begin();
        QVERIFY(at("step") < at("picture"));
        QVERIFY(at("picture") < done);
        QCOMPARE(events.back(), "finished " + request.id + " done");

        m_engine->freeMemory();
        QTRY_VERIFY(m_listener->state().model.empty());
        m_engine->preload("miro-7", "");
        QTRY_VERIFY(!m_listener->state().model.empty() && !m_listener->state().modelLoading);
        m_engine->preload("nothing-like-that", "");
        QTRY_COMPARE(m_listener->notes().size(), size_t(1));
    }

    void privacyLeavesMetadataOutOfFiles() {
        m_preferences.privacy = true;
        begin(false);
        DrawRequest request = cat();
        m_engine->draw(request);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended(request.id), 60000);
        const auto pictures = m_listener->pictures();
        QCOMPARE(pictures.size(), size_t(1));
        const std::string bytes = *readFile(pictures[0].drawn.file);
        QVERIFY(bytes.find("a cat") == std::string::npos);
        QVERIFY(bytes.find("miro") == std::string::npos);
        auto details = open()->details(pictures[0].record->id);
        QVERIFY(details.ok());
        QCOMPARE(details->picture.prompt, std::string("a cat"));
        QCOMPARE(details->picture.seed, uint64_t(5));
        QVERIFY(details->metadata.find("\"seed\"") != std::string::npos);
    }

    void aPauseChangesNothing() {
        begin(false);
        DrawRequest plain = cat(2, 4);
        m_engine->draw(plain);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended(plain.id), 60000);

        auto pauses = std::make_shared<std::atomic<int>>(0); // the engine may outlive this function's frame
        m_listener->setOnStep([this, pauses](const JobId&, const DrawStep& step) {
            if (step.previewMethod != "full" && step.step == 1) {
                ++*pauses;
                m_engine->setPaused(true);
            }
        });
        DrawRequest paused = cat(2, 4);
        m_engine->draw(paused);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->stateOf(paused.id) == "paused", 60000);
        QVERIFY(m_listener->state().paused);
        QVERIFY(!m_listener->ended(paused.id));
        m_engine->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended(paused.id), 60000);
        QCOMPARE(pauses->load(), 1);
        const auto pictures = m_listener->pictures();
        QCOMPARE(pictures.size(), size_t(4));
        QVERIFY(pictures[0].drawn.image == pictures[2].drawn.image);
        QVERIFY(pictures[1].drawn.image == pictures[3].drawn.image);
        QVERIFY(!(pictures[0].drawn.image == pictures[1].drawn.image));
    }

    void modelsThatAreNotThereFailPlainly() {
        begin(false);
        DrawRequest request = cat();
        request.what.model = "nothing-like-that";
        DrawRequest next = cat();
        DrawRequest huge = cat();
        huge.what.settings.prompt = std::string(1 << 20, 'x');
        m_engine->draw(request);
        m_engine->draw(huge);
        m_engine->draw(next);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended(next.id), 60000);
        QVERIFY(finished(request.id, JobState::Failed));
        QVERIFY(finished(huge.id, JobState::Failed));
        QVERIFY(finished(next.id, JobState::Done));
        for (const auto& ending : m_listener->endings())
            QVERIFY(ending.message.find('\n') == std::string::npos && ending.message.size() < 1000);
        QVERIFY(m_listener->endings().front().message.find("nothing-like-that") != std::string::npos);
    }

    // Stopped while the model loads, or at the first step: nothing is kept, and the next drawing is not disturbed.
    void stoppingARealDrawing() {
        begin(false);
        DrawRequest atOnce = cat(4, 50);
        m_engine->draw(atOnce);
        m_engine->stop(atOnce.id, StopKind::Now);
        DrawRequest atAStep = cat(4, 50);
        m_listener->setOnStep([this, id = atAStep.id](const JobId& job, const DrawStep&) {
            if (job == id)
                m_engine->stop(job, StopKind::Now);
        });
        m_engine->draw(atAStep);
        DrawRequest next = cat(1, 1);
        m_engine->draw(next);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended(next.id), 60000);
        QVERIFY(finished(atOnce.id, JobState::Stopped));
        QVERIFY(finished(atAStep.id, JobState::Stopped));
        QVERIFY(finished(next.id, JobState::Done));
        QCOMPARE(m_listener->pictures().size(), size_t(1));
    }

    // --- a job kind without a model

    void stopKinds() {
        begin(true);
        m_gate.close();
        m_engine->draw(fakeRequest("now", 4));
        QTRY_COMPARE(m_gate.waiting(), 1);
        m_engine->stop("now", StopKind::Now);
        QTRY_VERIFY(finished("now", JobState::Stopped));

        m_engine->draw(fakeRequest("after", 4));
        QTRY_COMPARE(m_gate.waiting(), 1);
        m_engine->stop("after", StopKind::AfterThis);
        m_gate.release(3);
        QTRY_VERIFY(finished("after", JobState::Stopped));
        QCOMPARE(m_listener->pictures().size(), size_t(2));

        m_engine->draw(fakeRequest("skip", 4));
        QTRY_COMPARE(m_gate.waiting(), 1);
        m_engine->stop("skip", StopKind::Skip);
        m_gate.open();
        QTRY_VERIFY(finished("skip", JobState::Done));
        const auto pictures = m_listener->pictures();
        QCOMPARE(pictures.size(), size_t(4));
        QCOMPARE(pictures[2].drawn.index, int64_t{2});

        m_gate.close();
        m_engine->draw(fakeRequest("only", 2));
        QTRY_COMPARE(m_gate.waiting(), 1);
        m_engine->stop("only", StopKind::Skip);
        QTRY_VERIFY(finished("only", JobState::Stopped));
    }

    void urgentWorkIsTakenBetweenGroups() {
        begin(true);
        m_gate.close();
        m_engine->draw(fakeRequest("long", 6));
        QTRY_COMPARE(m_gate.waiting(), 1);
        m_engine->draw(fakeRequest("urgent", 1, "grey", JobPriority::Interactive));
        QTRY_COMPARE(m_listener->stateOf("urgent"), std::string("queued"));
        m_gate.open();
        QTRY_VERIFY(finished("long", JobState::Done));
        QVERIFY(finished("urgent", JobState::Done));
        std::string order;
        std::set<std::pair<JobId, int64_t>> all;
        for (const auto& picture : m_listener->pictures()) {
            order += picture.job == "urgent" ? 'u' : 'l';
            QVERIFY(all.insert({picture.job, picture.drawn.index}).second);
        }
        QCOMPARE(order, std::string("llullll"));
    }

    void failuresDoNotStopTheQueue() {
        begin(true);
        for (const char* prompt : {"fail", "throw", "oom", "grey"})
            m_engine->draw(fakeRequest(prompt, 1, prompt));
        QTRY_VERIFY(m_listener->ended("grey"));
        QVERIFY(finished("fail", JobState::Failed));
        QVERIFY(finished("throw", JobState::Failed));
        QVERIFY(finished("oom", JobState::Interrupted));
        QVERIFY(finished("grey", JobState::Done));
        for (const auto& ending : m_listener->endings())
            QVERIFY(ending.message.find('\n') == std::string::npos);
        // Parked: it stays in the list with its message, also for the next start.
        begin(true);
        QTRY_COMPARE(m_listener->stateOf("oom"), std::string("interrupted"));
    }

    void theDestructorPutsBackWhatRuns() {
        begin(true);
        m_gate.close();
        m_engine->draw(fakeRequest("long", 4));
        QTRY_COMPARE(m_gate.waiting(), 1);
        m_gate.release(3);
        QTRY_COMPARE(m_listener->pictures().size(), size_t(2));
        for (int i = 0; i < 50; ++i)
            m_engine->draw(fakeRequest("late" + std::to_string(i)));
        QElapsedTimer timer;
        timer.start();
        m_engine.reset();
        QVERIFY2(timer.elapsed() < 5000, "the destructor waits for the job");
        QVERIFY(!m_listener->ended("long"));
        {
            auto kept = open();
            QCOMPARE(toText((*kept->jobs().find("long"))->state), std::string("queued"));
            QVERIFY(*kept->jobs().find("late49")); // what was asked for before is durable
        }
        m_gate.open();
        startEngine(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended("late49"), 30000);
        QVERIFY(finished("long", JobState::Done));
        std::set<int64_t> indices;
        for (const auto& picture : m_listener->pictures())
            if (picture.job == "long")
                QVERIFY(indices.insert(picture.drawn.index).second);
        QCOMPARE(indices.size(), size_t(4));
    }

    void theDestructorIsPromptWhilePaused() {
        begin(true);
        m_gate.close();
        m_engine->draw(fakeRequest("a", 2));
        QTRY_COMPARE(m_gate.waiting(), 1);
        m_engine->setPaused(true);
        m_gate.release(1);
        QTRY_COMPARE(m_listener->stateOf("a"), std::string("paused"));
        m_engine.reset();
        QCOMPARE(toText((*open()->jobs().find("a"))->state), std::string("queued"));
        QVERIFY(*open()->jobs().paused());
    }

    // Two engines on one library, as two windows would be: each job runs once.
    void noJobRunsTwice() {
        begin(true);
        m_engine->setPaused(true);
        constexpr int kCount = 40;
        for (int i = 0; i < kCount; ++i)
            m_engine->draw(fakeRequest("job" + std::to_string(i)));
        QTRY_COMPARE(m_listener->state().jobs.size(), size_t(kCount));
        m_preferences.queueStart = "run";
        RecordingListener other;
        EngineOptions options;
        options.libraryFolder = library();
        options.kinds = &m_kinds;
        options.scoring = &m_noScorers;
        StudioEngine second(other, m_preferences, options);
        m_engine->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(other.endings().size() + m_listener->endings().size(), size_t(kCount), 60000);
        std::set<JobId> all;
        for (const RecordingListener* listener : {&other, m_listener.get()})
            for (const auto& ending : listener->endings()) {
                QVERIFY2(all.insert(ending.job).second, ending.job.c_str());
                QVERIFY(ending.state == JobState::Done);
            }
        QCOMPARE(other.pictures().size() + m_listener->pictures().size(), size_t(kCount));
    }

    void withoutALibraryPicturesAreShown() {
        fs::create_directories(library());
        const std::string rubbish(5000, 'x');
        QVERIFY(writeFileAtomically(library() / "library.sqlite", rubbish).ok());
        begin(true);
        m_engine->draw(fakeRequest("a", 3));
        QTRY_VERIFY(finished("a", JobState::Done));
        QCOMPARE(m_listener->pictures().size(), size_t(3));
        for (const auto& picture : m_listener->pictures()) {
            QVERIFY(!picture.record);
            QVERIFY(picture.drawn.file.empty());
            QVERIFY(!picture.drawn.image.empty());
        }
        QVERIFY(!m_listener->state().problem.empty());
        m_engine.reset();
        QCOMPARE(*readFile(library() / "library.sqlite"), rubbish);
    }

    void picturesThatAreNotToBeKeptAreNot() {
        begin(true);
        DrawRequest request = fakeRequest("a", 2);
        request.keep = false;
        m_engine->draw(request);
        QTRY_VERIFY(finished("a", JobState::Done));
        QVERIFY(!m_listener->pictures().front().record);
        QVERIFY(m_listener->notes().empty());
        QCOMPARE(*open()->count({}), int64_t{0});
    }

    // No further byte can be written, as on a full disk: what was computed waits in memory until there is room.
    void aFullDiskLosesNothing() {
        begin(true);
        m_engine->draw(fakeRequest("first", 1));
        QTRY_VERIFY(finished("first", JobState::Done));
        m_gate.close();
        m_engine->draw(fakeRequest("a", 4));
        m_engine->draw(fakeRequest("b", 1));
        QTRY_COMPARE(m_gate.waiting(), 1);

        auto pauses = std::make_shared<std::atomic<int>>(0);
        m_listener->setOnState([pauses, paused = std::make_shared<bool>(false)](const EngineState& state) {
            if (state.paused && !*paused)
                ++*pauses;
            *paused = state.paused;
        });
        FullDisk full;
        m_gate.open();
        QTRY_COMPARE(pauses->load(), 1);
        const EngineState state = m_listener->state();
        const size_t shown = m_listener->pictures().size();
        const size_t endings = m_listener->endings().size();
        m_engine->setPaused(false); // still full
        QTRY_COMPARE(pauses->load(), 2);
        full.end();
        QVERIFY(!state.problem.empty());
        QCOMPARE(shown, size_t(1));
        QCOMPARE(endings, size_t(1));

        m_engine->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ended("b"), 30000);
        QVERIFY(finished("a", JobState::Done));
        QVERIFY(finished("b", JobState::Done));
        QVERIFY2(m_listener->state().problem.empty(), m_listener->state().problem.c_str());
        QCOMPARE(m_listener->pictures().size(), size_t(6));
        auto kept = open();
        QCOMPARE(*kept->count({}), int64_t{6});
        for (const auto& picture : m_listener->pictures())
            QVERIFY2(readImage(picture.drawn.file).ok(), picture.drawn.file.c_str());
    }

    void manyRequestsAreToldInFewStates() {
        begin(true);
        m_engine->setPaused(true);
        QTRY_VERIFY(m_listener->state().paused);
        const int before = m_listener->states();
        for (int i = 0; i < 300; ++i)
            m_engine->draw(fakeRequest("job" + std::to_string(i)));
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state().jobs.size(), size_t(300), 30000);
        QVERIFY(m_listener->states() - before < 300);
    }

    // Every method may be called from any thread at any time.
    void callsFromManyThreads() {
        begin(true);
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([this, t] {
                for (int i = 0; i < 12; ++i) {
                    const std::string id = std::to_string(t) + "-" + std::to_string(i);
                    m_engine->draw(fakeRequest(id, 3, "grey", i % 2 ? JobPriority::Interactive : JobPriority::Batch));
                    if (i % 3 == 0)
                        m_engine->stop(id, static_cast<StopKind>(i / 3 % 3));
                    m_engine->setPaused(true);
                    m_engine->moveJob(id, "0-0");
                    m_engine->repeatJob(std::to_string((t + 1) % 4) + "-" + std::to_string(i));
                    m_engine->removeJob(std::to_string((t + 2) % 4) + "-" + std::to_string(i / 2));
                    m_engine->setPreferences(m_preferences);
                    m_engine->setPaused(false);
                    if (i % 5 == 0) {
                        m_engine->clearFinished();
                        m_engine->freeMemory();
                    }
                }
            });
        threads.clear();
        m_engine->setPaused(false);
        m_engine->draw(fakeRequest("last", 1));
        QTRY_VERIFY_WITH_TIMEOUT(finished("last", JobState::Done), 60000);
        std::set<std::pair<JobId, int64_t>> all;
        for (const auto& picture : m_listener->pictures())
            QVERIFY(all.insert({picture.job, picture.drawn.index}).second);
    }
};

QTEST_GUILESS_MAIN(TestStudioEngine)
#include "test_studio_engine.moc"
