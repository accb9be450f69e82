// The queue's desk on the test's own thread: order, durability, what becomes of each ending, and libraries that cannot
// be used. The compute thread is the test.
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

Error error(ErrorCode code, const std::string& message) {
    return {code, message};
}

PaintOutcome outcome(int64_t pictures, bool stoppedEarly = false) {
    PaintOutcome outcome;
    outcome.pictures = pictures;
    outcome.stoppedEarly = stoppedEarly;
    return outcome;
}

} // namespace

class TestQueueDesk : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Gate m_gate;
    Registry<JobKind> m_kinds = fakeKinds(m_gate);
    std::unique_ptr<RecordingListener> m_listener;
    std::unique_ptr<QueueDesk> m_desk;
    std::vector<std::shared_ptr<RunningWork>> m_started;

    fs::path library() const { return fs::path(m_folder->path().toStdString()) / "library"; }

    void begin(const std::string& queueStart = "last", const fs::path& at = {}) {
        m_started.clear();
        m_desk.reset();
        m_listener = std::make_unique<RecordingListener>();
        DeskOptions options;
        options.libraryFolder = at.empty() ? library() : at;
        options.preferences.queueStart = queueStart;
        options.kinds = &m_kinds;
        m_desk = std::make_unique<QueueDesk>(*m_listener, options, [this](auto work) { m_started.push_back(work); });
        m_desk->open();
    }

    // As the compute thread would: keeps `pictures` further pictures of the running job.
    Result<void> keepSome(int pictures) {
        RunningWork& work = *m_started.back();
        for (int i = 0; i < pictures; ++i) {
            PictureFile file;
            file.index = static_cast<int64_t>(work.drawn.size());
            file.seed = static_cast<uint64_t>(file.index);
            file.suggestedName = "grey.png";
            Image image{8, 8, std::vector<uint8_t>(8 * 8 * 3, static_cast<uint8_t>(i))};
            MIRO_TRY(file.bytes, encodeImage(image, ImageFormat::Png, {}));
            MIRO_TRY([[maybe_unused]] auto kept, m_desk->keep(work, file, {}));
        }
        return {};
    }
    void finish(const Result<PaintOutcome>& result) { m_desk->finished(m_started.back(), result); }
    void finishAll() {
        while (m_desk->running()) {
            const auto& work = *m_started.back();
            QVERIFY(keepSome(static_cast<int>(work.job.picturesTotal - static_cast<int64_t>(work.drawn.size()))).ok());
            finish(outcome(work.job.picturesTotal));
        }
    }
    std::vector<std::string> startedIds() const {
        std::vector<std::string> ids;
        for (const auto& work : m_started)
            ids.push_back(work->job.id);
        return ids;
    }
    std::string stateOf(const JobId& id) {
        m_desk->flush();
        return m_listener->stateOf(id);
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        begin();
    }
    void cleanup() {
        m_started.clear();
        m_desk.reset();
    }

    void urgentFirstThenInOrder() {
        m_desk->setPaused(true);
        m_desk->draw(fakeRequest("a"));
        m_desk->draw(fakeRequest("b"));
        m_desk->draw(fakeRequest("urgent", 1, "grey", JobPriority::Interactive));
        m_desk->draw(fakeRequest("urgent2", 1, "grey", JobPriority::Interactive));
        m_desk->moveJob("b", "a");
        QVERIFY(m_started.empty());
        m_desk->setPaused(false);
        finishAll();
        QCOMPARE(startedIds(), (std::vector<std::string>{"urgent", "urgent2", "b", "a"}));
        for (const char* id : {"a", "b", "urgent", "urgent2"})
            QCOMPARE(stateOf(id), std::string("done"));
    }

    void aProofIsQueuedOnce() {
        m_desk->setPaused(true);
        m_desk->prove({"p1", 3, "evening"});
        m_desk->prove({"p2", 3, "evening"});
        m_desk->prove({"p3", 4, "morning"});
        m_desk->flush();
        const std::vector<JobRecord> jobs = m_listener->state().jobs;
        QCOMPARE(jobs.size(), size_t{2});
        QCOMPARE(jobs[0].id, std::string("p1"));
        QCOMPARE(jobs[0].title, std::string("evening"));
        QVERIFY(jobs[0].priority == JobPriority::FineTuning);
        QCOMPARE(jobs[1].id, std::string("p3"));
        const auto payload = proveFromText(jobs[1].payload);
        QVERIFY2(payload.ok(), payload.message().c_str());
        QCOMPARE(payload->version, int64_t{4});
        QCOMPARE(payload->library, library());
        // A version is a number of this library's: another one's queue has no use for it.
        const fs::path file = library() / "queue.json";
        m_desk->exportQueue(file);
        QVERIFY(readFile(file)->find("morning") == std::string::npos);
    }

    void theRowIsThereBeforeItIsTold() {
        int looked = 0;
        m_listener->setOnState([&](const EngineState& state) {
            auto other = Library::open(library(), Library::Mode::ReadOnly);
            QVERIFY2(other.ok(), other.message().c_str());
            for (const JobRecord& job : state.jobs) {
                auto row = (*other)->jobs().find(job.id);
                QVERIFY(row.ok() && *row);
                QCOMPARE(toText((*row)->state), toText(job.state));
                ++looked;
            }
        });
        m_desk->draw(fakeRequest("a", 2));
        m_desk->flush();
        QVERIFY(keepSome(2).ok());
        finish(outcome(2));
        QVERIFY(looked >= 2);
    }

    void eventsComeInOrder() {
        m_desk->draw(fakeRequest("a", 1));
        QVERIFY(keepSome(1).ok());
        finish(outcome(1));
        QCOMPARE(m_listener->events(),
                 (std::vector<std::string>{"state a running", "state a done", "finished a done"}));
        QCOMPARE(m_listener->state().jobs.front().picturesDone, int64_t{1});
    }

    void lessUrgentWorkGivesWay() {
        m_desk->draw(fakeRequest("long", 6));
        m_desk->draw(fakeRequest("other", 1));
        auto running = m_started.back();
        QVERIFY(!running->control.afterThis());
        m_desk->draw(fakeRequest("urgent", 1, "grey", JobPriority::Interactive));
        QVERIFY(running->control.afterThis());
        QVERIFY(keepSome(2).ok());
        finish(outcome(2, true));
        QCOMPARE(m_started.back()->job.id, std::string("urgent"));
        QCOMPARE(stateOf("long"), std::string("queued"));
        QVERIFY(!m_listener->ended("long"));
        QVERIFY(keepSome(1).ok());
        finish(outcome(1));
        // Its place in the queue is the old one, and it knows what it drew and with which seed.
        QCOMPARE(m_started.back()->job.id, std::string("long"));
        QCOMPARE(m_started.back()->alreadyDrawn, (std::vector<int64_t>{0, 1}));
        QCOMPARE(m_started.back()->job.payload, running->job.payload);
        finishAll();
        QCOMPARE(startedIds(), (std::vector<std::string>{"long", "urgent", "long", "other"}));
        QCOMPARE(stateOf("long"), std::string("done"));
    }

    // A job that gave way, or was put back when the program closed, did not crash: its attempts do not count.
    void givingWayIsNoCrash() {
        for (int i = 0; i < 4; ++i) {
            if (i == 0)
                m_desk->draw(fakeRequest("long", 20));
            QCOMPARE(m_started.back()->job.id, std::string("long"));
            m_desk->close();
            QVERIFY(m_started.back()->control.token().stop_requested());
            finish(stoppedError());
            m_desk->settleAtEnd();
            begin();
        }
        QCOMPARE(m_started.back()->job.id, std::string("long"));
    }

    void pauseHoldsAndIsRemembered() {
        m_desk->draw(fakeRequest("a", 1));
        m_desk->draw(fakeRequest("b", 1));
        m_desk->setPaused(true);
        QVERIFY(m_started.back()->control.pauseAsked());
        QCOMPARE(stateOf("a"), std::string("paused"));
        QVERIFY(m_listener->state().paused);
        QVERIFY(keepSome(1).ok());
        finish(outcome(1)); // its last step was done already
        QCOMPARE(m_started.size(), size_t(1));
        QCOMPARE(stateOf("a"), std::string("done"));

        begin("last");
        QVERIFY(m_listener->state().paused);
        QVERIFY(m_started.empty());
        begin("run");
        QCOMPARE(startedIds(), (std::vector<std::string>{"b"}));
        m_desk->setPaused(true);
        m_desk->setPaused(false);
        QVERIFY(!m_started.back()->control.pauseAsked());
        QCOMPARE(stateOf("b"), std::string("running"));
        m_desk->close();
        finish(stoppedError());
        begin("pause");
        QVERIFY(m_started.empty());
        QCOMPARE(stateOf("b"), std::string("queued"));
        m_desk->setPaused(false);
        QCOMPARE(startedIds(), (std::vector<std::string>{"b"}));
    }

    void endings() {
        m_desk->draw(fakeRequest("failed"));
        m_desk->draw(fakeRequest("memory"));
        m_desk->draw(fakeRequest("stopped"));
        m_desk->draw(fakeRequest("after", 4));
        m_desk->draw(fakeRequest("skipped", 2));
        m_desk->draw(fakeRequest("half", 4));
        m_desk->draw(fakeRequest("last"));
        finish(error(ErrorCode::Failed, "what\nwhere"));
        finish(error(ErrorCode::OutOfMemory, "too large"));
        m_desk->stop("stopped", StopKind::Now);
        QVERIFY(m_started.back()->control.token().stop_requested());
        finish(stoppedError());
        m_desk->stop("after", StopKind::AfterThis);
        QVERIFY(keepSome(2).ok());
        finish(outcome(2, true));
        m_desk->stop("skipped", StopKind::Skip);
        finish(outcome(0));
        QVERIFY(keepSome(2).ok());
        finish(outcome(2)); // the other group was skipped
        QCOMPARE(m_started.back()->job.id, std::string("last"));
        finishAll();
        const auto endings = m_listener->endings();
        const std::vector<std::pair<std::string, JobState>> expected = {
            {"failed", JobState::Failed}, {"memory", JobState::Interrupted}, {"stopped", JobState::Stopped},
            {"after", JobState::Stopped}, {"skipped", JobState::Stopped},    {"half", JobState::Done},
            {"last", JobState::Done},
        };
        QCOMPARE(endings.size(), expected.size());
        for (size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(endings[i].job, expected[i].first);
            QVERIFY2(endings[i].state == expected[i].second, endings[i].job.c_str());
        }
        QCOMPARE(endings[0].message, std::string("what where"));
        QCOMPARE(endings[1].message, std::string("too large"));
        for (const JobRecord& job : m_listener->state().jobs)
            if (job.id == "memory")
                QCOMPARE(job.message, std::string("too large"));
    }

    void waitingJobsAreStoppedAndRemoved() {
        m_desk->draw(fakeRequest("a"));
        m_desk->draw(fakeRequest("b"));
        m_desk->draw(fakeRequest("c"));
        m_desk->stop("b", StopKind::Skip); // says nothing to a job that waits
        QCOMPARE(stateOf("b"), std::string("queued"));
        m_desk->stop("b", StopKind::Now);
        QCOMPARE(stateOf("b"), std::string("stopped"));
        m_desk->removeJob("c");
        QCOMPARE(stateOf("c"), std::string());
        m_desk->removeJob("a"); // it runs
        QCOMPARE(stateOf("a"), std::string("running"));
        QCOMPARE(m_listener->notes().size(), size_t(1));
        finishAll();
        QCOMPARE(startedIds(), (std::vector<std::string>{"a"}));
        m_desk->clearFinished();
        m_desk->flush();
        QVERIFY(m_listener->state().jobs.empty());
    }

    void repeating() {
        m_desk->draw(fakeRequest("a", 2));
        const std::string firstPayload = m_started.back()->job.payload;
        finishAll();
        m_desk->repeatJob("a");
        const RunningWork& again = *m_started.back();
        QVERIFY(again.job.id != "a");
        QVERIFY(again.job.payload != firstPayload); // another seed
        QVERIFY(again.alreadyDrawn.empty());
        QCOMPARE(again.job.picturesTotal, int64_t{2});
        finishAll();

        // What did not come through goes on.
        m_desk->draw(fakeRequest("b", 3));
        const std::string payload = m_started.back()->job.payload;
        QVERIFY(keepSome(1).ok());
        finish(error(ErrorCode::OutOfMemory, "too large"));
        m_desk->repeatJob("b");
        QCOMPARE(m_started.back()->job.id, std::string("b"));
        QCOMPARE(m_started.back()->job.payload, payload);
        QCOMPARE(m_started.back()->alreadyDrawn, (std::vector<int64_t>{0}));
        finishAll();
        m_desk->repeatJob("nothing");
        QCOMPARE(m_listener->notes().size(), size_t(1));
    }

    void changedPrivacyCountsForTheNextPictures() {
        m_desk->draw(fakeRequest("a", 4));
        Preferences preferences = m_desk->preferences();
        preferences.preview = "off";
        m_desk->setPreferences(preferences);
        QVERIFY(!m_started.back()->control.afterThis());
        preferences.privacy = true;
        m_desk->setPreferences(preferences);
        QVERIFY(m_started.back()->control.afterThis());
        QVERIFY(keepSome(2).ok());
        finish(outcome(2, true));
        QCOMPARE(m_started.size(), size_t(2));
        QVERIFY(m_started.back()->preferences.privacy);
        QCOMPARE(m_started.back()->alreadyDrawn.size(), size_t(2));
    }

    // --- crashes: the desk is dropped without a word, as by a kill; the rows belong to this process, so the test says
    // that it is gone.

    void keptPicturesAreNotDrawnAgain() {
        m_desk->draw(fakeRequest("a", 2));
        QVERIFY(keepSome(2).ok());
        m_desk->close();
        finish(stoppedError()); // killed after the last picture and before the end
        begin();
        QCOMPARE(stateOf("a"), std::string("done"));
        QVERIFY(m_started.empty());
        QVERIFY(m_listener->ended("a"));
    }

    // --- libraries that cannot be used

    void aPictureThatCannotBeKeptWaits() {
        m_desk->draw(fakeRequest("a", 2));
        QVERIFY(keepSome(1).ok());
        fs::rename(library(), library().string() + "-away");
        QVERIFY(!keepSome(1).ok());
        EngineState state = m_listener->state();
        QVERIFY(state.paused);
        QVERIFY(!state.problem.empty());
        QVERIFY(m_started.back()->control.pauseAsked());
        QVERIFY(!fs::exists(library()));

        const uint64_t seen = m_started.back()->resumes();
        fs::rename(library().string() + "-away", library());
        m_desk->setPaused(false);
        QVERIFY(m_started.back()->waitForResume(seen));
        QVERIFY(keepSome(1).ok());
        finish(outcome(2));
        state = m_listener->state();
        QVERIFY2(state.problem.empty(), state.problem.c_str());
        QCOMPARE(stateOf("a"), std::string("done"));
        QVERIFY(!state.paused);
    }

    void unusableLibraries_data() {
        QTest::addColumn<QString>("kind");
        QTest::addRow("corrupt") << "corrupt";
        QTest::addRow("file") << "file";
        QTest::addRow("nowhere") << "nowhere";
    }
    void unusableLibraries() {
        QFETCH(QString, kind);
        fs::path folder = library().string() + "2";
        const std::string rubbish(10000, 'x');
        if (kind == "corrupt") {
            fs::create_directories(folder);
            QVERIFY(writeFileAtomically(folder / "library.sqlite", rubbish).ok());
        } else if (kind == "file") {
            QVERIFY(writeFileAtomically(folder, rubbish).ok());
        } else {
            folder = "/proc/none/library";
        }
        begin("last", folder);
        QVERIFY(!m_listener->state().problem.empty());
        m_desk->draw(fakeRequest("a", 2));
        m_desk->draw(fakeRequest("b", 1));
        QCOMPARE(m_started.size(), size_t(1));
        QVERIFY2(keepSome(2).ok(), "drawing works without a library");
        finish(outcome(2));
        QCOMPARE(stateOf("a"), std::string("done"));
        QCOMPARE(m_listener->notes().size(), size_t(1)); // once a job
        QVERIFY(m_listener->notes().front().find("not kept") != std::string::npos);
        if (kind == "corrupt") {
            QCOMPARE(*readFile(folder / "library.sqlite"), rubbish);
            QVERIFY(!fs::exists(folder / "pictures") || fs::is_empty(folder / "pictures"));
        }
        QVERIFY(m_listener->state().problem.find('\n') == std::string::npos);
    }

    void theLibraryComesBack() {
        const fs::path folder = library().string() + "2";
        QVERIFY(writeFileAtomically(folder, "in the way").ok());
        begin("last", folder);
        m_desk->setPaused(true);
        m_desk->draw(fakeRequest("a", 1));
        m_desk->flush();
        QVERIFY(!m_listener->state().problem.empty());
        fs::remove(folder);
        m_desk->setPaused(false);
        QVERIFY2(m_listener->state().problem.empty(), m_listener->state().problem.c_str());
        QCOMPARE(startedIds(), (std::vector<std::string>{"a"}));
        finishAll();
        QVERIFY(fs::exists(folder / "pictures"));
        QCOMPARE(stateOf("a"), std::string("done"));
    }

    // --- export and import

    void queuesTravel() {
        m_desk->setPaused(true);
        m_desk->draw(fakeRequest("a", 3, "one"));
        m_desk->draw(fakeRequest("b", 1, "two"));
        const fs::path file = library().string() + ".json";
        m_desk->exportQueue(file);
        QVERIFY(fs::exists(file));
        begin("pause", library().string() + "2");
        m_desk->importQueue(file);
        m_desk->flush();
        const EngineState state = m_listener->state();
        QVERIFY(m_listener->notes().empty());
        QCOMPARE(state.jobs.size(), size_t(2));
        QCOMPARE(state.jobs[0].title, std::string("one"));
        QCOMPARE(state.jobs[0].picturesTotal, int64_t{3});
        QVERIFY(state.jobs[0].id != "a");
        m_desk->setPaused(false);
        finishAll();
        QCOMPARE(m_started.size(), size_t(2));
    }

    void rubbishIsNotImported() {
        m_desk->setPaused(true);
        const fs::path file = library().string() + ".json";
        m_desk->importQueue(file); // not there
        int notes = 1;
        const std::string deep(100000, '[');
        for (const std::string& text :
             {std::string(), std::string("{}"), std::string("\xff\xfe"), std::string("[1e999]"), deep,
              std::string(R"({"jobs": [{"kind": "generate", "payload": {"version": 1}}]})"),
              std::string(R"({"jobs": [{"kind": "rm"}]})")}) {
            QVERIFY(writeFileAtomically(file, text).ok());
            m_desk->importQueue(file);
            ++notes;
        }
        m_desk->exportQueue("/proc/none/queue.json");
        ++notes;
        m_desk->flush();
        QVERIFY(m_listener->state().jobs.empty());
        QCOMPARE(static_cast<int>(m_listener->notes().size()), notes);
        for (const std::string& note : m_listener->notes())
            QVERIFY2(!note.empty() && note.find('\n') == std::string::npos, note.c_str());
    }

    void aKindOfANewerVersionIsParked() {
        {
            auto other = Library::open(library());
            QVERIFY(other.ok());
            JobRecord job;
            job.id = "future";
            job.kind = "dream";
            job.payload = "{}";
            QVERIFY((*other)->jobs().add(job).ok());
            job.id = "broken";
            job.kind = "generate";
            QVERIFY((*other)->jobs().add(job).ok());
        }
        m_desk->draw(fakeRequest("a"));
        finishAll();
        QCOMPARE(stateOf("future"), std::string("interrupted"));
        QCOMPARE(stateOf("broken"), std::string("failed"));
        QCOMPARE(stateOf("a"), std::string("done"));
    }
};

QTEST_GUILESS_MAIN(TestQueueDesk)
#include "test_queue_desk.moc"
