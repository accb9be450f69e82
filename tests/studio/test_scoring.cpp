// Scoring and exploring by the engine with its threads: real drawings of a tiny model, scorers that a test can hold.
#include "base/unique_id.h"
#include "image/image_file.h"
#include "job/fake_scoring.h"
#include "library/library.h"
#include "studio/fake_work.h"
#include "studio/recording_listener.h"
#include "studio/studio_engine.h"

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <nlohmann/json.hpp>
#include <set>

using namespace miro;
namespace fs = std::filesystem;

class TestScoring : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeScoring m_scoring;
    ScoringTools m_tools = m_scoring.tools();
    Gate m_gate; // of a scorer's network blocks
    std::unique_ptr<RecordingListener> m_listener;
    std::unique_ptr<StudioEngine> m_engine;
    Preferences m_preferences;

    fs::path library() const { return fs::path(m_folder->path().toStdString()) / "library"; }
    void begin() {
        m_engine.reset();
        m_listener = std::make_unique<RecordingListener>();
        EngineOptions options;
        options.libraryFolder = library();
        options.modelFolders = {fs::path(MIRO_FIXTURES) / "models"};
        options.scoring = &m_tools;
        m_engine = std::make_unique<StudioEngine>(*m_listener, m_preferences, options);
    }
    static DrawRequest cat(int64_t count = 1, uint64_t seed = 5) {
        DrawRequest request;
        request.id = newUniqueId();
        request.what.model = "miro-7";
        request.what.settings.prompt = "a cat";
        request.what.settings.seed = seed;
        request.what.settings.count = count;
        request.what.settings.steps = 2;
        return request;
    }
    static ExploreJob sweep(int64_t steps = 5) {
        ExploreJob job;
        job.id = newUniqueId();
        job.model = "miro-7";
        job.plan.kind = ExploreKind::Sweep;
        job.plan.settings.prompt = "a cat";
        job.plan.settings.seed = 5;
        job.plan.settings.steps = 2;
        job.plan.rewardKeys = {"clip_score", "aesthetic_score"};
        job.plan.rewards = {"aesthetic_score"};
        job.plan.steps = steps;
        return job;
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
    size_t scored() { return m_listener->scoredPictures().size(); }
    bool idle() {
        const auto jobs = m_listener->state().jobs;
        return std::none_of(jobs.begin(), jobs.end(), [](const JobRecord& job) {
            return job.state == JobState::Queued || job.state == JobState::Running;
        });
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
        m_scoring.onScore = [this](const std::vector<std::string>&, std::stop_token stop) -> Result<void> {
            m_gate.pass(stop);
            return stop.stop_requested() ? Result<void>(stoppedError()) : Result<void>();
        };
    }
    void cleanup() {
        m_gate.open();
        m_engine.reset();
    }

    void everyNewPictureIsScored() {
        begin();
        const DrawRequest request = cat(3);
        m_engine->draw(request);
        QTRY_COMPARE_WITH_TIMEOUT(scored(), size_t{3}, 60000);
        QVERIFY(finished(request.id, JobState::Done)); // before
        QTRY_COMPARE(m_listener->state().jobs.size(), size_t{1});
        auto kept = open();
        for (const auto& picture : m_listener->pictures()) {
            auto details = kept->details(picture.record->id);
            QVERIFY(details.ok());
            QCOMPARE(details->scores.size(), size_t{2});
            QCOMPARE(*details->scores[0].raw, FakeScoring::valueOf(picture.drawn.image));
        }
        QVERIFY(m_engine->estimatedScoreSeconds().value_or(-1) > 0);
    }

    // A drawing that comes while a scorer's network is at work does not wait for it.
    void aDrawingDoesNotWait() {
        m_preferences.liveScores = false;
        begin();
        m_gate.close();
        m_engine->draw(cat(2));
        QTRY_COMPARE_WITH_TIMEOUT(m_gate.waiting(), 1, 60000);
        const DrawRequest second = cat(1, 9);
        m_engine->draw(second); // nobody opens the gate: the scorer gives up
        QTRY_VERIFY_WITH_TIMEOUT(finished(second.id, JobState::Done), 60000);
        QCOMPARE(scored(), size_t{0});
        m_gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(scored(), size_t{3}, 60000);
        QTRY_VERIFY(idle());
        const auto all = m_listener->scoredPictures();
        QCOMPARE((std::set<PictureId>(all.begin(), all.end()).size()), size_t{3}); // each once
    }

    void loadingAndFreeingDoNotWait() {
        m_preferences.liveScores = false;
        begin();
        m_gate.close();
        m_engine->draw(cat());
        QTRY_COMPARE_WITH_TIMEOUT(m_gate.waiting(), 1, 60000);
        m_engine->freeMemory();
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->state().model.empty(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(m_gate.waiting(), 1, 60000); // it goes on by itself
        m_engine->preload("miro-7", "");
        QTRY_VERIFY_WITH_TIMEOUT(!m_listener->state().model.empty(), 60000);
        m_gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(scored(), size_t{1}, 60000);
    }

    void theEndOfTheProgramIsNoEndOfScoring() {
        m_preferences.liveScores = false;
        begin();
        m_gate.close();
        m_engine->draw(cat(2));
        QTRY_COMPARE_WITH_TIMEOUT(m_gate.waiting(), 1, 60000);
        m_engine.reset(); // prompt: the stop ends the block
        m_gate.open();
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(scored(), size_t{2}, 60000);
        QTRY_VERIFY(idle());
    }

    void chosenPictures() {
        m_preferences.scoreNew = false;
        begin();
        m_engine->draw(cat(3));
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->pictures().size(), size_t{3}, 60000);
        QTRY_VERIFY(idle());
        QCOMPARE(scored(), size_t{0});
        ScoreJob job;
        job.id = newUniqueId();
        job.scorers = {"starter_beauty"};
        for (const auto& picture : m_listener->pictures())
            job.pictures.push_back(picture.record->id);
        m_engine->score(job);
        QTRY_VERIFY_WITH_TIMEOUT(finished(job.id, JobState::Done), 60000);
        QCOMPARE(m_listener->scoredPictures(), job.pictures);
        QCOMPARE(open()->details(job.pictures[0])->scores.size(), size_t{1});
        // Again: there is nothing to do, and that is no failure.
        job.id = newUniqueId();
        m_engine->score(job);
        QTRY_VERIFY_WITH_TIMEOUT(finished(job.id, JobState::Done), 60000);
        QCOMPARE(m_listener->scoredPictures().size(), size_t{3});
        job.id = newUniqueId();
        job.scorers = {"vqa"};
        m_engine->score(job);
        QTRY_VERIFY_WITH_TIMEOUT(finished(job.id, JobState::Failed), 60000);
        QVERIFY(m_listener->endings().back().message.find("not installed") != std::string::npos);
    }

    void anExplorationIsDrawnAndMeasured() {
        m_preferences.scoreNew = false; // its pictures are, all the same
        begin();
        m_engine->draw(cat());
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->pictures().size(), size_t{1}, 60000);
        ExploreJob job = sweep();
        job.parent = m_listener->pictures()[0].record->id;
        m_engine->explore(job);
        QTRY_VERIFY_WITH_TIMEOUT(finished(job.id, JobState::Done), 60000);
        QTRY_VERIFY(idle());
        QCOMPARE(scored(), size_t{5});
        auto kept = open();
        const auto cells = kept->jobs().drawnPictures(job.id).value();
        QCOMPARE(cells.size(), size_t{5});
        for (size_t i = 0; i < cells.size(); ++i) {
            QCOMPARE(cells[i].index, static_cast<int64_t>(i));
            auto details = kept->details(cells[i].picture);
            QCOMPARE(details->scores.size(), size_t{2});
            QCOMPARE(*details->parent, *job.parent);
            QCOMPARE(nlohmann::json::parse(details->metadata)["exploration"]["kind"].get<std::string>(),
                     std::string("sweep"));
        }
        for (const JobRecord& row : m_listener->state().jobs)
            if (row.id == job.id) {
                QCOMPARE(row.picturesDone, int64_t{5});
                QCOMPARE(row.picturesTotal, int64_t{5});
            }
    }

    void anExplorationIsTakenUpAgain() {
        m_preferences.liveScores = false;
        begin();
        m_gate.close(); // holds it after its first four cells
        const ExploreJob job = sweep(9);
        m_engine->explore(job);
        QTRY_COMPARE_WITH_TIMEOUT(m_gate.waiting(), 1, 60000);
        const size_t before = m_listener->pictures().size();
        QVERIFY(before >= 4 && before < 9);
        m_engine.reset();
        m_gate.open();
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(finished(job.id, JobState::Done), 60000);
        QTRY_VERIFY(idle());
        QCOMPARE(m_listener->pictures().size(), 9 - before);
        auto kept = open();
        const auto cells = kept->jobs().drawnPictures(job.id).value();
        QCOMPARE(cells.size(), size_t{9});
        for (const auto& cell : cells)
            QCOMPARE(kept->details(cell.picture)->scores.size(), size_t{2});
    }

    void drawingsAndExplorationsTakeTurns() {
        begin();
        auto once = std::make_shared<std::atomic<bool>>(false);
        const ExploreJob job = sweep(9);
        const DrawRequest between = cat(1, 77);
        m_listener->setOnPicture([this, once, job, between](const FinishedPicture& picture) {
            if (picture.job == job.id && !once->exchange(true))
                m_engine->draw(between);
        });
        m_engine->explore(job);
        QTRY_VERIFY_WITH_TIMEOUT(finished(job.id, JobState::Done), 60000);
        QVERIFY(finished(between.id, JobState::Done));
        const auto pictures = m_listener->pictures();
        QCOMPARE(pictures.size(), size_t{10});
        QVERIFY(pictures.back().job == job.id); // the drawing did not wait for the whole
        QTRY_COMPARE_WITH_TIMEOUT(scored(), size_t{10}, 60000);
    }

    void liveScoresReachTheListener() {
        begin();
        auto told = std::make_shared<std::atomic<int>>(0);
        m_listener->setOnStep([told](const JobId&, const DrawStep& step) {
            if (step.step + 1 == step.total && step.scores.size() == 2)
                ++*told;
        });
        const DrawRequest request = cat(2);
        m_engine->draw(request);
        QTRY_VERIFY_WITH_TIMEOUT(finished(request.id, JobState::Done), 60000);
        QCOMPARE(told->load(), 1);
    }
};

QTEST_GUILESS_MAIN(TestScoring)
#include "test_scoring.moc"
