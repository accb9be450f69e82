// The queue's table and the journal.
#include "base/unique_id.h"
#include "library/database.h"
#include "library_fixtures.h"

#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace miro;
using namespace miro::test;

namespace {

JobRecord job(const std::string& id, JobPriority priority = JobPriority::Batch) {
    JobRecord record;
    record.id = id;
    record.kind = "generate";
    record.title = "title of " + id;
    record.payload = R"({"seed":18446744073709551615})";
    record.priority = priority;
    record.picturesTotal = 4;
    return record;
}

std::vector<std::string> idsOf(const std::vector<JobRecord>& jobs) {
    std::vector<std::string> ids;
    for (const JobRecord& each : jobs)
        ids.push_back(each.id);
    return ids;
}

using Ids = std::vector<std::string>;

// In another process, which ends at once without a word.
void inDyingProcess(const fs::path& folder, const std::function<void(Library&)>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        auto library = Library::open(folder);
        if (!library.ok())
            ::_exit(1);
        work(**library);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
}

} // namespace

class TestStores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesByPriorityThenPlace() {
        LibraryFolder folder;
        auto library = folder.open();
        JobStore& jobs = library->jobs();
        for (const JobRecord& each : {job("tune", JobPriority::FineTuning), job("b1"), job("b2"),
                                      job("now", JobPriority::Interactive), job("score", JobPriority::Scoring)})
            VERIFY_OK(jobs.add(each));
        QVERIFY(jobs.add(job("b1")).error().code == ErrorCode::Usage);
        QCOMPARE(idsOf(jobs.list().value()), (Ids{"now", "score", "b1", "b2", "tune"}));
        auto taken = jobs.takeNext(true).value();
        QCOMPARE(taken->id, std::string("now"));
        QVERIFY(taken->state == JobState::Running);
        QCOMPARE(taken->attempts, 1);
        QVERIFY(taken->started > 0);
        QCOMPARE(taken->payload, std::string(R"({"seed":18446744073709551615})"));
        QVERIFY(!jobs.takeNext(true).value());
        for (const char* expected : {"score", "b1", "b2", "tune"})
            QCOMPARE(jobs.takeNext().value()->id, std::string(expected));
        QVERIFY(!jobs.takeNext().value());
        VERIFY_OK(jobs.setState("b2", JobState::Failed, "no memory"));
        VERIFY_OK(jobs.setState("b1", JobState::Done));
        auto failed = jobs.find("b2").value();
        QVERIFY(failed->state == JobState::Failed && failed->finished > 0);
        QCOMPARE(failed->message, std::string("no memory"));
        QCOMPARE(jobs.list(0)->size(), size_t(3));
        QCOMPARE(jobs.clearFinished().value(), int64_t(2));
        QVERIFY(!jobs.find("b2").value());
        QVERIFY(jobs.setState("b2", JobState::Done).error().code == ErrorCode::NotFound);
    }

    void moves() {
        LibraryFolder folder;
        auto library = folder.open();
        JobStore& jobs = library->jobs();
        for (const char* id : {"a", "b", "c", "d"})
            VERIFY_OK(jobs.add(job(id)));
        VERIFY_OK(jobs.move("d", "b"));
        QCOMPARE(idsOf(jobs.list().value()), (Ids{"a", "d", "b", "c"}));
        VERIFY_OK(jobs.move("a", ""));
        QCOMPARE(idsOf(jobs.list().value()), (Ids{"d", "b", "c", "a"}));
        VERIFY_OK(jobs.add(job("now", JobPriority::Interactive)));
        VERIFY_OK(jobs.move("c", "now")); // what the user sees goes before priorities
        QCOMPARE(idsOf(jobs.list().value()), (Ids{"c", "now", "d", "b", "a"}));
        VERIFY_OK(jobs.move("now", ""));
        QCOMPARE(idsOf(jobs.list().value()), (Ids{"c", "d", "b", "a", "now"}));
        QVERIFY(jobs.move("x", "a").error().code == ErrorCode::NotFound);
        QVERIFY(jobs.move("a", "x").error().code == ErrorCode::NotFound);
        QCOMPARE(jobs.takeNext().value()->id, std::string("c"));
        QVERIFY(jobs.remove("c").error().code == ErrorCode::Usage); // it runs
        VERIFY_OK(jobs.remove("d"));
        QVERIFY(jobs.remove("d").error().code == ErrorCode::NotFound);
    }

    void givesBack() {
        LibraryFolder folder;
        auto library = folder.open();
        JobStore& jobs = library->jobs();
        VERIFY_OK(jobs.add(job("a")));
        VERIFY_OK(jobs.add(job("b")));
        QCOMPARE(jobs.takeNext().value()->id, std::string("a"));
        VERIFY_OK(jobs.setPictures("a", 2, 4));
        VERIFY_OK(jobs.giveBack("a"));
        auto back = jobs.find("a").value();
        QVERIFY(back->state == JobState::Queued);
        QCOMPARE(back->attempts, 0);
        QCOMPARE(back->picturesDone, int64_t(2));
        QCOMPARE(jobs.takeNext().value()->id, std::string("a")); // its place was kept
        QVERIFY(jobs.giveBack("b").error().code == ErrorCode::NotFound);
    }

    void retriesOnceAfterACrashThenParks() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->jobs().add(job("a")));
        VERIFY_OK(library->jobs().add(job("b")));
        library.reset(); // SQLite is not to be carried into another process
        inDyingProcess(folder.library(), [](Library& other) {
            (void)other.jobs().takeNext();
            (void)other.jobs().takeNext();
            (void)other.jobs().setState("b", JobState::Paused);
        });
        library = folder.open();
        auto changed = library->jobs().settleInterrupted().value();
        QCOMPARE(idsOf(changed), (Ids{"a", "b"}));
        QVERIFY(changed[0].state == JobState::Queued && changed[1].state == JobState::Queued);
        QVERIFY(!changed[0].message.empty());
        library.reset();
        inDyingProcess(folder.library(), [](Library& other) { (void)other.jobs().takeNext(); });
        library = folder.open();
        changed = library->jobs().settleInterrupted().value();
        QCOMPARE(idsOf(changed), (Ids{"a"}));
        QVERIFY(changed[0].state == JobState::Interrupted);
        QVERIFY(changed[0].finished > 0);
        // What the user brings back begins anew, but is parked again at the next crash.
        VERIFY_OK(library->jobs().setState("a", JobState::Queued));
        QCOMPARE(library->jobs().find("a").value()->finished, int64_t(0));
    }

    void aRunningProcessKeepsItsJobs() {
        LibraryFolder folder;
        auto library = folder.open();
        VERIFY_OK(library->jobs().add(job("a")));
        library.reset(); // SQLite is not to be carried into another process
        int ready[2], end[2];
        QVERIFY(::pipe(ready) == 0 && ::pipe(end) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto other = Library::open(folder.library());
            const bool taken = other.ok() && (*other)->jobs().takeNext().value().has_value();
            char byte = taken ? 1 : 0;
            (void)!::write(ready[1], &byte, 1);
            (void)!::read(end[0], &byte, 1);
            ::kill(::getpid(), SIGKILL);
        }
        char byte = 0;
        QVERIFY(::read(ready[0], &byte, 1) == 1 && byte == 1);
        library = folder.open();
        QVERIFY(library->jobs().settleInterrupted()->empty());
        QVERIFY(library->jobs().find("a").value()->state == JobState::Running);
        (void)!::write(end[1], &byte, 1);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(library->jobs().settleInterrupted()->size(), size_t(1));
    }

    void twoWorkersNeverGetTheSameJob() {
        LibraryFolder folder;
        auto one = folder.open();
        auto two = folder.open();
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(one->jobs().add(job(newUniqueId())));
        std::set<std::string> taken;
        for (int i = 0; i < 20; ++i)
            QVERIFY(taken.insert((i % 2 ? one : two)->jobs().takeNext().value()->id).second);
        QVERIFY(!one->jobs().takeNext().value());
    }

    void exportsAndImports() {
        LibraryFolder folder, other;
        auto library = folder.open();
        auto target = other.open();
        VERIFY_OK(library->jobs().add(job("a")));
        VERIFY_OK(library->jobs().add(job("b", JobPriority::Interactive)));
        auto text = library->jobs().exportWaiting();
        VERIFY_OK(text);
        QCOMPARE(target->jobs().importJobs(*text).value(), int64_t(2));
        auto jobs = target->jobs().list().value();
        QCOMPARE(jobs.size(), size_t(2));
        QCOMPARE(jobs[0].title, std::string("title of b"));
        QVERIFY(jobs[0].id != "b");
        QCOMPARE(jobs[0].payload, job("b").payload);
        QCOMPARE(jobs[0].picturesTotal, int64_t(4));
        QVERIFY(jobs[0].priority == JobPriority::Interactive);
        QCOMPARE(library->jobs().importJobs(*text).value(), int64_t(2)); // again, under new ids
    }

    void refusesBadQueues_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("JSON");
        QTest::newRow("another file") << QByteArray("{}") << QByteArray("miro_queue");
        QTest::newRow("newer") << QByteArray(R"({"miro_queue": 2, "jobs": []})") << QByteArray("newer");
        QTest::newRow("no jobs") << QByteArray(R"({"miro_queue": 1})") << QByteArray("jobs");
        QTest::newRow("a job that is none") << QByteArray(R"({"miro_queue": 1, "jobs": [1]})") << QByteArray("jobs[0]");
        const QByteArray good = R"({"kind": "generate", "title": "t", "payload": {}})";
        QTest::newRow("no payload") << QByteArray(R"({"miro_queue": 1, "jobs": [)") + good +
                                           R"(, {"kind": "generate", "title": "t"}]})"
                                    << QByteArray("jobs[1].payload");
        QTest::newRow("priority")
            << QByteArray(R"({"miro_queue": 1, "jobs": [{"kind": "g", "title": "", "payload": {}, "priority": -1}]})")
            << QByteArray("jobs[0].priority");
        QTest::newRow("deep") << QByteArray(R"({"miro_queue": 1, "jobs": [)") + QByteArray(100'000, '[')
                              << QByteArray("nested");
    }
    void refusesBadQueues() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, part);
        LibraryFolder folder;
        auto library = folder.open();
        auto imported = library->jobs().importJobs(text.toStdString());
        QVERIFY(!imported.ok());
        QVERIFY2(imported.message().find(part.toStdString()) != std::string::npos, imported.message().c_str());
        QVERIFY(imported.message().find('\n') == std::string::npos);
        QVERIFY(library->jobs().list()->empty()); // all or none
    }

    void remembersHowTheQueueWasLeft() {
        LibraryFolder folder;
        auto library = folder.open();
        QVERIFY(!library->jobs().paused().value());
        VERIFY_OK(library->jobs().setPaused(true));
        library = folder.open();
        QVERIFY(library->jobs().paused().value());
        VERIFY_OK(library->jobs().setPaused(false));
        QVERIFY(!library->jobs().paused().value());
    }

    void journalKeepsEveryState() {
        LibraryFolder folder;
        auto library = folder.open();
        JournalStore& journal = library->journal();
        auto add = [&](const char* session, const char* prompt, const char* settings, bool drawn) {
            JournalEntry entry;
            entry.session = session;
            entry.prompt = prompt;
            entry.settings = settings;
            entry.model = "starter";
            entry.drawn = drawn;
            VERIFY_OK(journal.add(entry));
        };
        add("s1", "fox", "{}", false);
        add("s1", "fox", "{}", true); // the same, now drawn
        add("s1", "fox", "{}", false);
        add("s2", "fox", "{}", false); // another session
        add("s1", "fox", "{\"seed\":1}", true);
        add("s1", "dog", "{}", true);
        add("s1", "only typed", "{}", false);
        auto entries = journal.list(10).value();
        QCOMPARE(entries.size(), size_t(5));
        QCOMPARE(entries[0].prompt, std::string("only typed"));
        QCOMPARE(entries[4].prompt, std::string("fox"));
        QVERIFY(entries[4].drawn);
        QVERIFY(!entries[3].drawn);
        QCOMPARE(entries[3].session, std::string("s2"));
        QVERIFY(entries[0].created > 0);
        QCOMPARE(journal.list(2)->size(), size_t(2));
        QCOMPARE(journal.list(10, entries[1].id)->front().id, entries[2].id);
        QCOMPARE(journal.list(10, 0, "fo")->size(), size_t(3));
        QCOMPARE(journal.list(10, entries[3].id, "fox")->size(), size_t(1));
        QCOMPARE(journal.prompts(10).value(), (std::vector<std::string>{"dog", "fox"}));
        QCOMPARE(journal.prompts(1).value(), (std::vector<std::string>{"dog"}));
        // Prompts outlive pictures.
        const auto id = folder.keep(*library, {.prompt = "fox"}).id;
        VERIFY_OK(library->moveToBin({id}));
        VERIFY_OK(library->emptyBin());
        QCOMPARE(journal.prompts(10, "fox")->size(), size_t(1));
    }

    void worksWithoutAFolder() {
        auto library = Library::openInMemory();
        VERIFY_OK(library);
        VERIFY_OK((*library)->jobs().add(job("a")));
        QCOMPARE((*library)->jobs().takeNext().value()->id, std::string("a"));
        VERIFY_OK((*library)->journal().add({.session = "s", .prompt = "p", .drawn = true}));
        QCOMPARE((*library)->journal().prompts(1)->size(), size_t(1));
        QVERIFY(!(*library)->keepPicture({"pictures/x.png", "", 0, {}, {}}, pngOf({})).ok());
        QVERIFY(!fs::exists("pictures"));
        QVERIFY(!(*library)->importFiles({"/tmp"}, nullptr, {}).ok());
    }
};

QTEST_GUILESS_MAIN(TestStores)
#include "test_stores.moc"
