// Long runs: the machine stays awake while they last, and their end is told when nobody looks.
#include "tests/ui/studio_rig.h"
#include "ui/bridge/queue_model.h"
#include "ui/window/activity.h"
#include "ui/window/long_run_watch.h"

namespace miro {
namespace {

struct Heard {
    QStringList said;
    int held = 0;
    int released = 0;
};

DesktopServices listeningDesktop(Heard& heard) {
    struct Notifier : DesktopNotifier {
        Heard& heard;
        explicit Notifier(Heard& to) : heard(to) {}
        void notify(const QString& title, const QString& text) override { heard.said << title + ": " + text; }
    };
    struct Guard : SleepGuard {
        Heard& heard;
        explicit Guard(Heard& to) : heard(to) {}
        void hold(const QString&) override { ++heard.held; }
        void release() override { ++heard.released; }
    };
    return {std::make_unique<Notifier>(heard), std::make_unique<Guard>(heard)};
}

DrawRequest request(const char* id) {
    DrawRequest wanted;
    wanted.id = id;
    return wanted;
}

} // namespace

class TestDesktop : public QObject {
    Q_OBJECT

    std::unique_ptr<StudioRig> m_rig;
    std::unique_ptr<Activity> m_activity;
    std::unique_ptr<LongRunWatch> m_watch;
    Heard m_heard;
    qint64 m_now = 0;
    bool m_watched = false;

    void draw(const char* id, qint64 milliseconds, JobState end) {
        m_rig->engine.draw(request(id));
        QTRY_VERIFY(m_activity->busy());
        m_rig->engine.finishPicture(id, {});
        m_now += milliseconds;
        m_rig->engine.finish(id, end);
        QTRY_VERIFY(!m_activity->busy());
    }

private Q_SLOTS:
    void init() {
        m_rig = std::make_unique<StudioRig>(false);
        m_activity = std::make_unique<Activity>(m_rig->bridge);
        m_heard = {};
        m_now = 0;
        m_watched = false;
        m_watch = std::make_unique<LongRunWatch>(
            m_rig->bridge, *m_activity, *m_rig->preferences, listeningDesktop(m_heard), [this] { return m_now; },
            [this] { return m_watched; }, nullptr);
    }

    void cleanup() {
        m_watch.reset();
        m_activity.reset();
        m_rig.reset();
    }

    // The program scores new pictures by itself: it says so, and it is no run that somebody waits for.
    void scoringOfNewPicturesIsNobodysRun() {
        JobRecord job;
        job.id = "score-a";
        job.kind = kScoreKind;
        job.state = JobState::Running;
        m_rig->engine.setState({.jobs = {job}});
        QTRY_VERIFY(m_activity->scoring());
        QVERIFY(!m_activity->busy());
        QVERIFY(m_activity->words() != Activity::tr("Ready"));
        QCOMPARE(m_heard.held, 0);
        QueueModel model;
        model.setJobs({job});
        QCOMPARE(model.rowCount(), 0);
        job.state = JobState::Failed; // that is for people
        model.setJobs({job});
        QCOMPARE(model.rowCount(), 1);
        job.title = "a cat"; // asked for
        job.state = JobState::Queued;
        m_rig->engine.setState({.jobs = {job}});
        QTRY_COMPARE(m_activity->waiting(), 1);
        QVERIFY(!m_activity->scoring());
    }

    void theEndOfALongRunIsTold() {
        draw("a", 60'000, JobState::Done);
        QCOMPARE(m_heard.said.size(), 1);
        QVERIFY(m_heard.said.front().contains("1"));
        draw("b", 60'000, JobState::Failed);
        QCOMPARE(m_heard.said.size(), 2);
        QVERIFY(m_heard.said.back().contains("problems"));
    }

    void shortRunsAreNot() {
        draw("a", 1'000, JobState::Done);
        QVERIFY(m_heard.said.isEmpty());
    }

    // A night is one run: what took the batch's place for a moment, and each of its pictures, are not told.
    void aBatchIsOneRun() {
        BatchJob batch;
        batch.id = "night";
        batch.name = "two-cats.txt";
        m_rig->engine.batch(batch);
        QTRY_VERIFY(m_activity->busy());
        m_rig->engine.finishPicture("night", {});
        // A drawing takes its place: the batch waits, the drawing runs and ends.
        JobRecord night;
        night.id = "night";
        night.kind = kBatchKind;
        night.title = "two-cats.txt";
        night.priority = JobPriority::Batch;
        JobRecord drawing;
        drawing.id = "a";
        drawing.kind = "generate";
        drawing.state = JobState::Running;
        drawing.priority = JobPriority::Interactive;
        m_rig->engine.setState({.jobs = {drawing, night}});
        QTRY_COMPARE(m_activity->waiting(), 1);
        m_now += 60'000;
        drawing.state = JobState::Done;
        m_rig->engine.setState({.jobs = {night, drawing}});
        QTRY_VERIFY(!m_activity->busy());
        QVERIFY(m_heard.said.isEmpty());
        night.state = JobState::Running;
        m_rig->engine.setState({.jobs = {night, drawing}});
        QTRY_VERIFY(m_activity->busy());
        m_rig->engine.finishPicture("night", {.index = 1});
        m_now += 60'000;
        m_rig->engine.finish("night", JobState::Done);
        QTRY_COMPARE(m_heard.said.size(), 1);
        QVERIFY(m_heard.said.front().contains("two-cats.txt"));
        QVERIFY(m_heard.said.front().contains("2"));
        QVERIFY(!m_heard.said.front().contains("failed"));
    }

    void theEndOfATrainingIsTold() {
        TrainJob training;
        training.id = "training";
        training.name = "portraits";
        m_rig->engine.train(training);
        QTRY_VERIFY(m_activity->busy());
        QCOMPARE(m_heard.held, 1);
        m_now += 60'000;
        m_rig->engine.finish("training", JobState::Done);
        QTRY_COMPARE(m_heard.said.size(), 1);
        QVERIFY(m_heard.said.front().contains("portraits"));
        QVERIFY(!m_heard.said.front().contains("picture"));
    }

    void theFailuresOfABatchAreTold() {
        BatchJob batch;
        batch.id = "night";
        batch.name = "two-cats.txt";
        m_rig->engine.batch(batch);
        QTRY_VERIFY(m_activity->busy());
        m_rig->engine.finishPicture("night", {.index = 0});
        for (int64_t index : {1, 2, 3})
            m_rig->engine.failPicture("night", {index, index + 1, "a cat", "no memory"});
        m_rig->engine.finishPicture("night", {.index = 2}); // tried again
        m_now += 60'000;
        m_rig->engine.finish("night", JobState::Done);
        QTRY_COMPARE(m_heard.said.size(), 1);
        QVERIFY(m_heard.said.front().contains("problems"));
        QVERIFY(m_heard.said.front().contains("2 picture(s) drawn"));
        QVERIFY(m_heard.said.front().contains("2 picture(s) failed"));
    }

    void tryingThreeIsNoNight() {
        JobRecord three;
        three.id = "three";
        three.kind = kBatchKind;
        three.title = "two-cats.txt";
        three.state = JobState::Running;
        three.priority = JobPriority::Scoring;
        m_rig->engine.setState({.jobs = {three}});
        QTRY_VERIFY(m_activity->running() && m_activity->running()->priority == JobPriority::Scoring);
        m_now += 60'000;
        m_rig->engine.finish("three", JobState::Done);
        QTRY_COMPARE(m_heard.said.size(), 1);
        QVERIFY(m_heard.said.front().startsWith("The queue is done"));
    }

    void notWhileTheUserLooks() {
        m_watched = true;
        draw("a", 60'000, JobState::Done);
        QVERIFY(m_heard.said.isEmpty());
    }

    void notWhenUnwanted() {
        m_rig->set([](Preferences& preferences) { preferences.notify = false; });
        draw("a", 60'000, JobState::Done);
        QVERIFY(m_heard.said.isEmpty());
    }

    void theMachineStaysAwakeWhileItDraws() {
        m_rig->engine.draw(request("a"));
        QTRY_COMPARE(m_heard.held, 1);
        QCOMPARE(m_heard.released, 0);
        m_rig->engine.setPaused(true);
        QTRY_COMPARE(m_heard.released, 1);
        m_rig->engine.setPaused(false);
        QTRY_COMPARE(m_heard.held, 2);
        m_rig->set([](Preferences& preferences) { preferences.keepAwake = false; });
        QCOMPARE(m_heard.released, 2);
        m_rig->set([](Preferences& preferences) { preferences.keepAwake = true; });
        QCOMPARE(m_heard.held, 3);
        m_watch.reset(); // also when the window goes
        QCOMPARE(m_heard.released, 3);
    }

    // Without a bus, as on this test's screen, the real services are silent and wait for nothing.
    void noBusIsNoProblem() {
        DesktopServices services = busServices();
        services.notifier->notify("title", "text");
        services.sleepGuard->hold("reason");
        services.sleepGuard->release();
    }

    void wordsOfThePill() {
        QCOMPARE(m_activity->words(), QString("Ready"));
        JobRecord waits;
        waits.id = "w";
        JobRecord runs = waits;
        runs.id = "r";
        runs.state = JobState::Running;
        m_rig->engine.setState({.jobs = {runs, waits}});
        m_rig->bridge.progress("r", {"sample", 10, 40}, 12);
        QTRY_COMPARE(m_activity->words(), QString("Drawing, 12 s left (+1)"));
        QCOMPARE(m_activity->fraction(), 0.25);
        m_rig->bridge.progress("gone", {"sample", 39, 40}, 1); // of another job
        m_rig->engine.setState({.jobs = {runs, waits}, .paused = true});
        QTRY_COMPARE(m_activity->words(), QString("Paused, 1 waiting"));
        QCOMPARE(m_activity->fraction(), 0.25);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestDesktop)
#include "test_desktop.moc"
