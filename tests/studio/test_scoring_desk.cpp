// The desk's part in scoring and exploring, on the test's own thread: nothing is forgotten, nothing is in the way.
#include "base/files.h"
#include "studio/fake_work.h"
#include "studio/queue_desk.h"
#include "studio/recording_listener.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using namespace miro;
namespace fs = std::filesystem;

namespace {

PaintOutcome outcome(int64_t pictures, bool stoppedEarly = false) {
    PaintOutcome outcome;
    outcome.pictures = pictures;
    outcome.stoppedEarly = stoppedEarly;
    return outcome;
}

ScoreRecord scoreOf(const std::string& key) {
    ScoreRecord score;
    score.scorer = key;
    score.version = "1";
    score.raw = 0.5;
    return score;
}

} // namespace

class TestScoringDesk : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Gate m_gate;
    Registry<JobKind> m_kinds = fakeKinds(m_gate);
    std::unique_ptr<RecordingListener> m_listener;
    std::unique_ptr<QueueDesk> m_desk;
    std::vector<std::shared_ptr<RunningWork>> m_started;
    bool m_installed = true;

    fs::path library() const { return fs::path(m_folder->path().toStdString()) / "library"; }

    void begin(bool scoreNew = true) {
        m_started.clear();
        m_desk.reset();
        m_listener = std::make_unique<RecordingListener>();
        DeskOptions options;
        options.libraryFolder = library();
        options.preferences.scoreNew = scoreNew;
        options.kinds = &m_kinds;
        options.canScore = [this] {
            return m_installed;
        };
        m_desk = std::make_unique<QueueDesk>(*m_listener, options, [this](auto work) { m_started.push_back(work); });
        m_desk->open();
    }
    void end() { // as the program does
        m_desk->close();
        if (m_desk->running())
            finish(stoppedError());
        m_desk->settleAtEnd();
    }

    RunningWork& current() { return *m_started.back(); }
    Result<void> keepSome(int pictures, bool keep = true) {
        for (int i = 0; i < pictures; ++i) {
            PictureFile file;
            file.index = static_cast<int64_t>(current().drawn.size());
            file.seed = static_cast<uint64_t>(file.index);
            file.suggestedName = "grey.png";
            Image image{8, 8, std::vector<uint8_t>(8 * 8 * 3, static_cast<uint8_t>(i))};
            MIRO_TRY(file.bytes, encodeImage(image, ImageFormat::Png, {}));
            MIRO_TRY([[maybe_unused]] auto kept, m_desk->keep(current(), file, {keep, {}}));
        }
        return {};
    }
    void finish(const Result<PaintOutcome>& result) { m_desk->finished(m_started.back(), result); }
    void draw(const std::string& id, int pictures, JobPriority priority = JobPriority::Interactive) {
        m_desk->draw(fakeRequest(id, pictures, "grey", priority));
        QCOMPARE(current().job.id, id);
        QVERIFY(keepSome(pictures).ok());
        finish(outcome(pictures));
    }
    std::vector<JobRecord> rows() {
        m_desk->flush();
        return m_listener->state().jobs;
    }
    std::vector<std::string> startedIds() const {
        std::vector<std::string> ids;
        for (const auto& work : m_started)
            ids.push_back(work->job.id);
        return ids;
    }
    static ExploreJob exploration(const std::string& id) {
        ExploreJob job;
        job.id = id;
        job.model = "miro-7";
        job.plan.kind = ExploreKind::Sweep;
        job.plan.settings.prompt = "a cat";
        job.plan.settings.seed = 1;
        job.plan.rewardKeys = {"vqa_score"};
        job.plan.rewards = {"vqa_score"};
        job.plan.steps = 5;
        return job;
    }
    static ScoreJob scoring(const std::string& id, std::vector<PictureId> pictures) {
        ScoreJob job;
        job.id = id;
        job.pictures = std::move(pictures);
        return job;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_installed = true;
        begin();
    }
    void cleanup() {
        m_started.clear();
        m_desk.reset();
    }

    // --- by itself

    void theRowIsThereBeforeThePicture() {
        m_desk->draw(fakeRequest("a", 3, "grey", JobPriority::Interactive));
        QVERIFY(keepSome(2).ok());
        // As if it were killed here.
        auto other = Library::open(library(), Library::Mode::ReadOnly);
        QVERIFY(other.ok());
        auto all = (*other)->jobs().list();
        QCOMPARE(std::count_if(all->begin(), all->end(), isBackground), std::ptrdiff_t{1}); // not one a picture
        QVERIFY(keepSome(1).ok());
        QCOMPARE(m_started.size(), size_t{1});
        QVERIFY(!current().control.afterThis()); // somebody waits for the drawing
        finish(outcome(3));

        QCOMPARE(m_started.size(), size_t{2});
        QVERIFY(isBackground(current().job));
        QVERIFY(current().givesWayAtOnce);
        auto pictures = m_desk->picturesOf("a");
        QVERIFY(pictures.ok());
        QCOMPARE(pictures->size(), size_t{3});
        m_desk->countPictures(current(), 3, 3);
        finish(outcome(3));
        QCOMPARE(rows().size(), size_t{1}); // nothing is left of it
        QCOMPARE(rows()[0].id, std::string("a"));
    }

    void whereNobodyWantsIt() {
        m_installed = false;
        draw("none", 1);
        m_installed = true;
        m_desk->draw(fakeRequest("not kept", 1, "grey", JobPriority::Interactive));
        QVERIFY(keepSome(1, false).ok());
        finish(outcome(1));
        Preferences off = m_desk->preferences();
        off.scoreNew = false;
        m_desk->setPreferences(off);
        draw("off", 1);
        QCOMPARE(startedIds(), (std::vector<std::string>{"none", "not kept", "off"}));
        // An exploration is nothing without it.
        m_desk->explore(exploration("explored"));
        QVERIFY(keepSome(1).ok());
        QCOMPARE(rows().size(), size_t{5});
    }

    void theUserMayChangeHisMind() {
        draw("a", 1);
        QVERIFY(isBackground(current().job));
        Preferences off = m_desk->preferences();
        off.scoreNew = false;
        m_desk->setPreferences(off);
        QVERIFY(current().control.token().stop_requested());
        finish(stoppedError());
        QCOMPARE(m_started.size(), size_t{3}); // begun anew, it sees what was chosen
        QVERIFY(!current().preferences.scoreNew);
        finish(outcome(0));
        QCOMPARE(rows().size(), size_t{1});
    }

    void drawingsGoFirst() {
        draw("a", 2);
        QVERIFY(isBackground(current().job));
        auto scoring = m_started.back();
        QVERIFY(!scoring->control.token().stop_requested());
        m_desk->draw(fakeRequest("b", 1, "grey", JobPriority::Interactive));
        QVERIFY(scoring->control.token().stop_requested()); // at once, not after its pictures
        finish(stoppedError());
        QVERIFY(!m_listener->ended(scoring->job.id));
        QCOMPARE(current().job.id, std::string("b"));
        QVERIFY(keepSome(1).ok());
        finish(outcome(1));
        // Both drawings' pictures, in order.
        QCOMPARE(current().job.id, scoring->job.id);
        QCOMPARE(m_desk->picturesOf("a")->size(), size_t{2});
        finish(outcome(2));
        QVERIFY(isBackground(current().job));
        QCOMPARE(m_desk->picturesOf("b")->size(), size_t{1});
        finish(outcome(1));
        QVERIFY(!m_desk->running());
        for (const JobRecord& job : rows())
            QCOMPARE(toText(job.state), std::string("done"));
    }

    void batchesComeAfter() {
        m_desk->draw(fakeRequest("batch", 6, "grey", JobPriority::Batch));
        QVERIFY(keepSome(2).ok());
        QVERIFY(current().control.afterThis()); // its group is finished
        finish(outcome(2, true));
        QVERIFY(isBackground(current().job));
        QCOMPARE(m_desk->picturesOf("batch")->size(), size_t{2});
        finish(outcome(2));
        QCOMPARE(current().job.id, std::string("batch"));
        QVERIFY(keepSome(2).ok());
        finish(outcome(2, true));
        QVERIFY(isBackground(current().job));
        QCOMPARE(m_desk->picturesOf("batch")->size(), size_t{2}); // those that are new
        // A batch does not stop what is being scored.
        m_desk->draw(fakeRequest("other", 1, "grey", JobPriority::Batch));
        QVERIFY(!current().control.token().stop_requested());
    }

    void itGoesOnAtTheNextStart() {
        draw("a", 2);
        const JobId id = current().job.id;
        for (int i = 0; i < 4; ++i) { // closing the program is no crash
            end();
            begin();
            QCOMPARE(current().job.id, id);
            QCOMPARE(m_desk->picturesOf("a")->size(), size_t{2}); // from the library
        }
        finish(outcome(2));
        QCOMPARE(rows().size(), size_t{1});
        // Killed between the end and the going: the row is done, and goes at the next start.
        JobRecord done = m_started.back()->job;
        end();
        {
            auto other = Library::open(library());
            QVERIFY((*other)->jobs().add(done).ok());
            QVERIFY((*other)->jobs().setState(done.id, JobState::Done).ok());
        }
        begin();
        QCOMPARE(rows().size(), size_t{1});
    }

    void oneFailureIsEnough() {
        draw("a", 1);
        finish(Error{ErrorCode::Corrupt, "its weights are\ndamaged"});
        QCOMPARE(m_listener->notes().size(), size_t{1});
        QVERIFY(m_listener->notes()[0].find("new pictures are not scored") != std::string::npos);
        draw("b", 1);
        QVERIFY(!m_desk->running());
        QCOMPARE(rows().size(), size_t{3}); // the one that failed says why
        m_desk->setPreferences(m_desk->preferences());
        draw("c", 1);
        QVERIFY(isBackground(current().job));
    }

    void otherWorkOfTheComputeThread() {
        draw("a", 1);
        m_desk->giveWay(); // as for loading a model
        QVERIFY(current().control.token().stop_requested());
        finish(stoppedError());
        QCOMPARE(m_started.size(), size_t{3});
        QVERIFY(isBackground(current().job));
        m_desk->draw(fakeRequest("b", 1, "grey", JobPriority::Interactive));
        finish(stoppedError());
        m_desk->giveWay(); // a drawing does not care
        QVERIFY(!current().control.token().stop_requested() && !current().control.afterThis());
    }

    void thePausedQueueHoldsItToo() {
        draw("a", 1);
        m_desk->setPaused(true);
        QVERIFY(current().control.pauseAsked());
        m_desk->draw(fakeRequest("b", 1, "grey", JobPriority::Interactive));
        finish(stoppedError());
        QCOMPARE(m_started.size(), size_t{2});
        m_desk->setPaused(false);
        QCOMPARE(current().job.id, std::string("b"));
    }

    void aUsersStopIsAStop() {
        draw("a", 1);
        m_desk->stop(current().job.id, StopKind::Now);
        finish(stoppedError());
        QVERIFY(!m_desk->running());
        QCOMPARE(rows().size(), size_t{1});
    }

    // --- asked for

    void askedScoring() {
        m_installed = false;
        draw("a", 2);
        auto ids = m_desk->picturesOf("a").value();
        m_installed = true;
        m_desk->score(scoring("s", ids));
        QCOMPARE(current().job.id, std::string("s"));
        QVERIFY(!isBackground(current().job));
        QVERIFY(!current().job.title.empty());
        QCOMPARE(current().job.picturesTotal, int64_t{2});
        auto pictures = m_desk->picturesToScore({ids[0], 999, ids[1]});
        QVERIFY(pictures.ok());
        QCOMPARE(pictures->size(), size_t{2});
        QVERIFY(fs::exists((*pictures)[0].file));
        QVERIFY(m_desk->putScores({{ids[0], {scoreOf("vqa")}}, {999, {scoreOf("vqa")}}}).ok());
        QCOMPARE(m_listener->scoredPictures(), (std::vector<PictureId>{ids[0]}));
        QCOMPARE(m_desk->picturesToScore({ids[0]})->front().scores.size(), size_t{1});
        m_desk->countPictures(current(), 2, 2);
        finish(outcome(2));
        QVERIFY(m_listener->stateOf("s") == "done");
        QCOMPARE(rows().size(), size_t{2}); // it stays to be seen
        QCOMPARE(rows()[0].picturesDone, int64_t{2});
    }

    void badWishesFail() {
        ScoreJob unknown = scoring("s", {1});
        unknown.scorers = {"beauty"};
        m_desk->score(unknown);
        ExploreJob empty = exploration("e");
        empty.plan.rewards = {"beauty"};
        m_desk->explore(empty);
        QVERIFY(m_started.empty());
        QVERIFY(rows().empty());
        const auto endings = m_listener->endings();
        QCOMPARE(endings.size(), size_t{2});
        for (const auto& ending : endings)
            QVERIFY2(ending.state == JobState::Failed && ending.message.find("beauty") != std::string::npos &&
                         ending.message.find('\n') == std::string::npos,
                     ending.message.c_str());
    }

    void explorationsGoBetween() {
        m_desk->setPaused(true);
        m_desk->draw(fakeRequest("batch", 1, "grey", JobPriority::Batch));
        m_desk->score(scoring("s", {1, 2, 3}));
        m_desk->explore(exploration("e"));
        m_desk->draw(fakeRequest("drawing", 1, "grey", JobPriority::Interactive));
        std::vector<std::string> order;
        for (const JobRecord& job : rows())
            order.push_back(job.id);
        QCOMPARE(order, (std::vector<std::string>{"drawing", "e", "s", "batch"}));
    }

    void anExplorationDoesNotWaitForScoring() {
        m_desk->score(scoring("s", {1, 2, 3}));
        QCOMPARE(current().job.id, std::string("s"));
        m_desk->explore(exploration("e"));
        QVERIFY(current().control.token().stop_requested());
        finish(stoppedError());
        QCOMPARE(current().job.id, std::string("e"));
        QCOMPARE(current().job.picturesTotal, int64_t{5});
        QVERIFY(!current().givesWayAtOnce);
        m_desk->draw(fakeRequest("drawing", 1, "grey", JobPriority::Interactive));
        QVERIFY(current().control.afterThis() && !current().control.token().stop_requested());
        QVERIFY(keepSome(1).ok());
        finish(outcome(1, true));
        QCOMPARE(current().job.id, std::string("drawing"));
        QVERIFY(keepSome(1).ok());
        finish(outcome(1));
        QCOMPARE(current().job.id, std::string("e"));
        QCOMPARE(current().alreadyDrawn, (std::vector<int64_t>{0}));
    }

    void withoutALibrary() {
        const fs::path folder = library().string() + "2";
        QVERIFY(writeFileAtomically(folder, "in the way").ok());
        m_desk.reset();
        DeskOptions options;
        options.libraryFolder = folder;
        options.kinds = &m_kinds;
        options.canScore = [] {
            return true;
        };
        m_desk = std::make_unique<QueueDesk>(*m_listener, options, [this](auto work) { m_started.push_back(work); });
        m_desk->open();
        draw("a", 1);
        QVERIFY(!m_desk->running()); // there is nothing that could be scored
        m_desk->explore(exploration("e"));
        QCOMPARE(current().job.id, std::string("e"));
        QVERIFY(m_desk->picturesOf("e")->empty());
    }

    // Pictures' numbers say nothing in another library.
    void scoringDoesNotTravel() {
        m_desk->setPaused(true);
        m_desk->score(scoring("s", {1}));
        m_desk->explore(exploration("e"));
        m_desk->draw(fakeRequest("a", 1));
        const fs::path file = library().string() + ".json";
        m_desk->exportQueue(file);
        const std::string text = *readFile(file);
        QVERIFY(text.find("\"explore\"") != std::string::npos && text.find("\"generate\"") != std::string::npos);
        QVERIFY(text.find("\"score\"") == std::string::npos);
        m_desk->importQueue(file);
        QCOMPARE(rows().size(), size_t{5});
    }
};

QTEST_GUILESS_MAIN(TestScoringDesk)
#include "test_scoring_desk.moc"
