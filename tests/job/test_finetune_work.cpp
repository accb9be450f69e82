// A fine-tuning as queued work: what is asked for is checked before it is queued; stopped wherever it is, it ends with
// the adapter of an undisturbed one; its limits hold it back and let it go; one clear line for what it cannot do.
#include "hub/file_hash.h"
#include "job/finetune_run.h"
#include "job/finetune_work.h"
#include "job/taught_library.h"
#include "job/work_bench.h"
#include "train/taste_kind.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const std::vector<fs::path> kModels{fs::path(MIRO_FIXTURES) / "models"};

// Somebody uses the program, or not.
class UsedHost : public ListHost {
public:
    using ListHost::ListHost;
    double idleSeconds() override { return idle; }
    void heldBack() override { onHeld(); }
    void progress(const Progress& progress) override {
        ListHost::progress(progress);
        onProgress(progress);
    }
    bool heard(const std::string& stage) const {
        return std::any_of(ListHost::heard.begin(), ListHost::heard.end(),
                           [&](const Progress& each) { return each.stage == stage; });
    }

    double idle = 1e9;
    std::function<void()> onHeld = [] {
    };
    std::function<void(const Progress&)> onProgress = [](const Progress&) {
    };
};

struct StopAt : ProgressSink {
    explicit StopAt(std::string where) : stage(std::move(where)) {}
    void progress(const Progress& progress) override {
        if (progress.stage == stage)
            stop.request_stop();
    }
    std::string stage;
    std::stop_source stop;
};

} // namespace

class TestFinetuneWork : public QObject {
    Q_OBJECT

    std::unique_ptr<TaughtLibrary> m_taught;
    std::unique_ptr<WorkBench> m_bench;
    std::unique_ptr<UsedHost> m_host;
    std::string m_undisturbed; // the adapter

    fs::path library() const { return m_taught->folder.library(); }
    FinetunePayload payload(const std::string& id, const nlohmann::json& settings = shortFinetune()) const {
        auto made = finetunePayload({id, settings.dump()}, library());
        if (!made.ok())
            qFatal("%s", made.message().c_str());
        return std::move(made).value();
    }
    std::unique_ptr<QueuedWork> work(const std::string& id, const nlohmann::json& settings = shortFinetune()) const {
        auto made = makeFinetuneWork(textFromFinetune(payload(id, settings)));
        if (!made.ok())
            qFatal("%s", made.message().c_str());
        return std::move(made).value();
    }
    Result<PaintOutcome> run(QueuedWork& work) { return m_bench->run(work, *m_host); }
    std::string learned(const std::string& id) const {
        return adapterBytes(finetuneRuns(library()) / id / kFinetuneRun / "model" / kAdapterFile);
    }
    std::string failureOf(const nlohmann::json& settings) {
        const auto outcome = run(*work("bad", settings));
        return outcome.ok()                                        ? std::string("nothing failed")
               : outcome.message().find('\n') != std::string::npos ? "more than a line: " + outcome.message()
                                                                   : outcome.message();
    }

private Q_SLOTS:
    void init() {
        m_taught = std::make_unique<TaughtLibrary>();
        m_bench = std::make_unique<WorkBench>();
        m_host = std::make_unique<UsedHost>(m_bench->folder());
    }

    void itMakesAVersion() {
        const auto done = run(*work("whole"));
        QVERIFY2(done.ok(), done.message().c_str());
        QVERIFY(!done->stoppedEarly);
        QCOMPARE(m_host->counted.back(), int64_t{12});
        for (const char* stage : {"look", "sample", "label", "measure", "load"})
            QVERIFY2(m_host->heard(stage), stage);
        const auto versions = m_taught->versions();
        QCOMPARE(versions.size(), size_t{1});
        const fs::path file = library() / versions[0].file;
        QCOMPARE(sha256OfFile(file).value(), versions[0].sha256);
        const auto adapter = readAdapter(file);
        QVERIFY2(adapter.ok(), adapter.message().c_str());
        QCOMPARE(adapter->info.profile, std::string(kFirstProfile));
        QCOMPARE(adapter->info.baseHash, versions[0].baseSha256);
        QCOMPARE(adapter->info.rank, int64_t{2});
        m_undisturbed = learned("whole");
        // A set of sample pictures, and looks at what was held out.
        QVERIFY(std::any_of(m_host->points.begin(), m_host->points.end(), [](const auto& p) { return p.sampled; }));
        QVERIFY(std::any_of(m_host->points.begin(), m_host->points.end(),
                            [](const auto& p) { return !p.heldOut.empty(); }));
        // It was at its end: no second version comes of it.
        const auto again = run(*work("whole"));
        QVERIFY2(again.ok(), again.message().c_str());
        QCOMPARE(m_taught->versions().size(), size_t{1});
    }

    // At each thing that it tells, as a more urgent job or the end of the program does it.
    void stoppedEverywhereItEndsAlike() {
        QVERIFY2(m_undisturbed.size() > 1000, m_undisturbed.c_str());
        std::set<std::string> stoppedAt;
        m_host->onProgress = [&](const Progress& progress) {
            if (stoppedAt.insert(progress.stage).second)
                m_bench->control->stopNow();
        };
        m_host->onPoint = [&](const TrainingPoint& point) {
            if (!point.heldOut.empty() || point.sampled)
                m_bench->control->stopNow();
        };
        const auto job = work("stopped");
        Result<PaintOutcome> outcome = stoppedError();
        int runs = 0;
        while (!outcome.ok()) {
            QVERIFY2(outcome.error().code == ErrorCode::Stopped, outcome.message().c_str());
            QVERIFY(++runs < 100);
            outcome = run(*job);
            if (runs % 3 == 0)
                m_bench->training.clear(); // its memory went to something else
        }
        QVERIFY2(runs > 8, std::to_string(runs).c_str());
        QVERIFY(learned("stopped") == m_undisturbed);
    }

    void aPauseIsNoStop() {
        std::jthread resumes;
        m_host->onPoint = [&](const TrainingPoint& point) {
            if (point.heldOut.empty() || resumes.joinable())
                return;
            m_bench->control->setPaused(true);
            resumes = std::jthread([&] { m_bench->control->setPaused(false); });
        };
        const auto done = run(*work("paused"));
        QVERIFY2(done.ok(), done.message().c_str());
        QVERIFY(learned("paused") == m_undisturbed);
    }

    // Somebody uses the program: it says so and waits, and goes on when nobody does any more.
    void onlyWhenIdle() {
        auto settings = shortFinetune();
        settings["only-when-idle"] = true;
        m_host->idle = 0;
        int held = 0;
        m_host->onHeld = [&] {
            ++held;
            m_host->idle = kIdleSeconds;
        };
        const auto done = run(*work("idle", settings));
        QVERIFY2(done.ok(), done.message().c_str());
        QCOMPARE(m_host->ListHost::heard.front().stage, std::string("idle"));
        QCOMPARE(held, 1);
        QVERIFY(learned("idle") == m_undisturbed);
    }

    void heldBackItStillStopsAtOnce() {
        auto settings = shortFinetune();
        settings["memory"] = 0.06; // the training would do with it, this test takes more
        m_host->onProgress = [&](const Progress& progress) {
            if (progress.stage == "memory")
                m_bench->control->stopNow();
        };
        const auto stopped = run(*work("memory", settings));
        QVERIFY(!stopped.ok());
        QVERIFY2(stopped.error().code == ErrorCode::Stopped, stopped.message().c_str());
        QVERIFY(m_host->heard("memory"));
        QVERIFY(!fs::exists(finetuneRuns(library()) / "memory" / kFinetuneRun));
    }

    void memoryThatCannotDo() {
        auto settings = shortFinetune();
        settings["memory"] = 0.0001;
        const std::string message = failureOf(settings);
        QVERIFY2(message.starts_with("memory: the training takes"), message.c_str());
    }

    void payloadsGoRound() {
        const FinetunePayload made = payload("a");
        QCOMPARE(made.folder, fs::absolute(library()) / "taste" / "runs" / "a");
        const auto read = finetuneFromText(textFromFinetune(made));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->settings.asRun, made.settings.asRun);
        QCOMPARE(read->library, made.library);
        QCOMPARE(read->folder, made.folder);
        const auto other = finetuneFromText(FinetuneWork(made).repeatPayload("b"));
        QCOMPARE(other->folder, made.folder.parent_path() / "b");
        QCOMPARE(other->settings.asRun, made.settings.asRun);
    }

    void badPayloads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::function<void(nlohmann::json&)>& change, const char* said) {
            nlohmann::json good{{"version", 1}, {"settings", shortFinetune()}, {"library", "/l"}, {"work", "/l/w"}};
            change(good);
            QTest::newRow(name) << QString::fromStdString(good.dump()) << said;
        };
        QTest::newRow("no JSON") << "{\"version\":"
                                 << "JSON";
        row(
            "another version", [](auto& json) { json["version"] = 99; }, "version");
        row(
            "no settings", [](auto& json) { json.erase("settings"); }, "settings");
        row(
            "settings of another type", [](auto& json) { json["settings"] = 3; }, "settings");
        row(
            "an unknown key", [](auto& json) { json["settings"]["frech"] = 3; }, "did you mean fresh");
        row(
            "a key that it decides", [](auto& json) { json["settings"]["reward-key"] = "x"; }, "reward-key");
        row(
            "a value of another type", [](auto& json) { json["settings"]["hours"] = "long"; }, "hours");
        row(
            "out of range", [](auto& json) { json["settings"]["rank"] = 0; }, "rank");
        row(
            "nothing to learn from", [](auto& json) { json["settings"]["fresh"] = json["settings"]["own"] = 0; },
            "nothing to learn from");
        row(
            "no library", [](auto& json) { json.erase("library"); }, "library");
        row(
            "half a path", [](auto& json) { json["work"] = "w"; }, "work");
    }
    void badPayloads() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto made = makeFinetuneWork(text.toStdString());
        QVERIFY(!made.ok());
        QVERIFY2(made.message().find(said.toStdString()) != std::string::npos, made.message().c_str());
        QVERIFY(made.message().find('\n') == std::string::npos);
    }

    void whatCannotBeLearned() {
        const auto said = [&](const nlohmann::json& settings, const std::string& part) {
            const std::string message = failureOf(settings);
            if (message.find(part) == std::string::npos)
                qWarning("'%s' is not in '%s'", part.c_str(), message.c_str());
            return message.find(part) != std::string::npos && !fs::exists(finetuneRuns(library()) / "bad");
        };
        auto settings = shortFinetune();
        settings["profile"] = "nobody";
        QVERIFY(said(settings, "nobody"));
        settings = shortFinetune();
        settings["model"] = "fixtures/none";
        QVERIFY(said(settings, "fixtures/none"));
        settings = shortFinetune();
        settings["prompts"] = (m_bench->folder() / "prompts.txt").string();
        QVERIFY(said(settings, "prompts.txt"));
        QVERIFY(writeFileAtomically(m_bench->folder() / "prompts.txt", "# none\n\n").ok());
        QVERIFY(said(settings, "holds no prompt"));
        m_taught = std::make_unique<TaughtLibrary>(24);
        QVERIFY(said(shortFinetune(), "not enough choices yet, 24 of 25"));
        fs::remove_all(library());
        QVERIFY(said(shortFinetune(), "no library"));
        QVERIFY(!fs::exists(library()));
    }

    // ---- a folder that another attempt left

    void anotherEncoderSawThem() {
        FakeTaste taste;
        const auto library = m_taught->folder.open();
        FinetunePlace place{m_bench->folder() / "work", kModels, {.device = "cpu"}, taste.tools()};
        StopAt stop("label");
        const auto settings = readFinetuneSettings(shortFinetune(), "settings", "/").value();
        QCOMPARE(FinetuneRun(*library, settings, place).prepare(stop, stop.stop.get_token()).error().code,
                 ErrorCode::Stopped);
        taste.key = "fake-2";
        place.tools = taste.tools();
        StopAt never("nothing");
        const auto refused = FinetuneRun(*library, settings, place).prepare(never, {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        QVERIFY2(refused.message().find("another encoder than fake-2") != std::string::npos, refused.message().c_str());
    }

    // What was drawn before counts.
    void hoursThatTeachNothing() {
        const auto library = m_taught->folder.open();
        auto json = shortFinetune();
        json["hours"] = 1;
        const auto settings = readFinetuneSettings(json, "settings", "/").value();
        const FinetunePlace place{
            m_bench->folder() / "work", kModels, {.device = "cpu"}, tasteTools(kModels, {.device = "cpu"})};
        StopAt stop("label");
        QCOMPARE(FinetuneRun(*library, settings, place).prepare(stop, stop.stop.get_token()).error().code,
                 ErrorCode::Stopped);
        auto state = nlohmann::json::parse(readFile(place.folder / kFinetuneState).value());
        QVERIFY(state["seconds"].get<double>() > 0);
        state["seconds"] = 3600;
        QVERIFY(writeFileAtomically(place.folder / kFinetuneState, state.dump()).ok());
        StopAt never("nothing");
        const auto refused = FinetuneRun(*library, settings, place).prepare(never, {});
        QVERIFY(!refused.ok());
        QVERIFY2(refused.message().starts_with("hours: of 1 those pictures took 1"), refused.message().c_str());
    }

    void damagedAndForeignFolders() {
        const auto library = m_taught->folder.open();
        const fs::path folder = m_bench->folder() / "work";
        const auto prepare = [&](const nlohmann::json& json) {
            StopAt stop("sample");
            FinetunePlace place{folder, kModels, {.device = "cpu"}, tasteTools(kModels, {.device = "cpu"})};
            return FinetuneRun(*library, readFinetuneSettings(json, "settings", "/").value(), std::move(place))
                .prepare(stop, stop.stop.get_token());
        };
        QCOMPARE(prepare(shortFinetune()).error().code, ErrorCode::Stopped);
        auto other = shortFinetune();
        other["rank"] = 3;
        const auto refused = prepare(other);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY2(refused.message().find("rank 2, not 3") != std::string::npos, refused.message().c_str());
        other = shortFinetune();
        other["hours"] = 50; // may change
        const auto changed = prepare(other);
        QVERIFY2(changed.error().code == ErrorCode::Stopped, changed.message().c_str());
        for (const char* text : {"{\"settings\":", "[]", "{\"miro_finetune\":1,\"settings\":{}}"}) {
            QVERIFY(writeFileAtomically(folder / kFinetuneState, text).ok());
            const auto damaged = prepare(shortFinetune());
            QVERIFY(!damaged.ok());
            QVERIFY2(damaged.message().find(kFinetuneState) != std::string::npos, damaged.message().c_str());
            QVERIFY(damaged.message().find('\n') == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestFinetuneWork)
#include "test_finetune_work.moc"
