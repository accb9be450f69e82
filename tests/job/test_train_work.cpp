// Training from the queue: what is asked for is checked before it is queued, a run that is put aside goes on where it
// was, in memory or from its checkpoint, to the same bits, and no look at held-out samples is dropped.
#include "base/files.h"
#include "job/queue_file.h"
#include "job/train_work.h"
#include "job/work_bench.h"
#include "train/train_loop.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestTrainWork : public QObject {
    Q_OBJECT

    std::unique_ptr<WorkBench> m_bench;

    static nlohmann::json config(int64_t steps = 40) {
        return {{"kind", "toy"},         {"steps", steps},    {"batch-size", 16},       {"micro-batch", 4},
                {"learning-rate", 0.01}, {"warmup-steps", 5}, {"checkpoint-steps", 15}, {"held-out-steps", 10}};
    }
    fs::path run(const char* name) const { return m_bench->folder() / name; }
    std::unique_ptr<QueuedWork> work(const char* name, const nlohmann::json& json = config()) const {
        TrainJob job;
        job.config = json.dump();
        job.folder = run(name);
        auto payload = trainPayload(job);
        if (!payload.ok())
            qFatal("%s", payload.message().c_str());
        auto made = makeTrainWork(textFromTraining(*payload));
        if (!made.ok())
            qFatal("%s", made.message().c_str());
        return std::move(made).value();
    }
    std::string modelOf(const char* name) const {
        const auto bytes = readFile(run(name) / "model" / "model.safetensors");
        return bytes.ok() ? *bytes : bytes.message();
    }
    // Without what differs from run to run.
    std::string metricsOf(const char* name) const {
        std::string lines;
        std::istringstream text(*readFile(run(name) / "metrics.jsonl"));
        for (std::string line; std::getline(text, line);) {
            auto json = nlohmann::ordered_json::parse(line);
            json.erase("seconds");
            json.erase("waited");
            lines += json.dump() + "\n";
        }
        return lines;
    }
    void undisturbed() {
        const auto done = m_bench->run(*work("undisturbed"));
        QVERIFY2(done.ok(), done.message().c_str());
    }
    static std::string oneLineOf(const std::string& message) {
        return message.find('\n') == std::string::npos ? message : std::string();
    }

private Q_SLOTS:
    void init() { m_bench = std::make_unique<WorkBench>(); }

    void itTrainsAndTells() {
        undisturbed();
        const ListHost& host = m_bench->host;
        QVERIFY(fs::exists(run("undisturbed") / "model" / "config.json"));
        std::vector<int64_t> looks;
        int64_t step = 0;
        for (const TrainingPoint& point : host.points) {
            QCOMPARE(point.of, int64_t{40});
            QVERIFY(point.step >= step);
            step = point.step;
            if (!point.heldOut.empty()) {
                looks.push_back(point.step);
                QVERIFY(point.numbers.empty());
                QCOMPARE(point.heldOut.front().first, std::string("loss"));
            } else {
                QCOMPARE(point.numbers.front().first, std::string("loss"));
                QCOMPARE(point.numbers.back().first, std::string("learning_rate"));
                QVERIFY(point.secondsLeft >= 0 && point.samplesPerSecond > 0);
            }
        }
        QCOMPARE(looks, (std::vector<int64_t>{10, 20, 30, 40})); // whatever else is left out
        QCOMPARE(step, int64_t{40});
        QCOMPARE(host.counted.front(), int64_t{0});
        QCOMPARE(host.counted.back(), int64_t{40});
        QVERIFY(!m_bench->training.find("job")); // it is over
    }

    // Put aside at the first thing that it tells, as a more urgent job does it, again and again.
    void putAsideItGoesOnInMemory() {
        undisturbed();
        m_bench->host.onPoint = [&](const TrainingPoint&) {
            m_bench->control->stopNow();
        };
        const auto job = work("aside");
        int runs = 0;
        Result<PaintOutcome> outcome = stoppedError();
        TrainLoop* loop = nullptr;
        while (!outcome.ok()) {
            QCOMPARE(outcome.error().code, ErrorCode::Stopped);
            QVERIFY(runs == 0 || m_bench->training.find("job"));
            QVERIFY(runs < 2 || m_bench->training.find("job") == loop); // the same, not one that was read again
            loop = m_bench->training.find("job");
            outcome = m_bench->run(*job);
            QVERIFY(++runs < 100);
        }
        QVERIFY(runs > 3);
        QCOMPARE(metricsOf("aside"), metricsOf("undisturbed"));
        QVERIFY(modelOf("aside") == modelOf("undisturbed"));
    }

    // Its memory went to something else: what it had done is in a checkpoint.
    void withoutItsMemoryItGoesOnFromItsCheckpoint() {
        undisturbed();
        m_bench->host.onPoint = [&](const TrainingPoint& point) {
            if (!point.heldOut.empty())
                m_bench->control->stopNow();
        };
        const auto job = work("dropped");
        Result<PaintOutcome> outcome = stoppedError();
        for (int runs = 0; !outcome.ok(); ++runs) {
            QVERIFY(runs < 10);
            outcome = m_bench->run(*job);
            m_bench->training.clear();
        }
        QVERIFY(fs::exists(run("dropped") / "checkpoints" / "step-00000040.safetensors"));
        QCOMPARE(metricsOf("dropped"), metricsOf("undisturbed"));
        QVERIFY(modelOf("dropped") == modelOf("undisturbed"));
    }

    void anotherRunTakesItsPlace() {
        undisturbed();
        m_bench->host.onPoint = [&](const TrainingPoint&) {
            m_bench->control->stopNow();
        };
        const auto job = work("first");
        QVERIFY(!m_bench->run(*job).ok());
        QVERIFY(m_bench->training.find("job"));
        QVERIFY(!m_bench->training.find("another"));
        m_bench->training.clear(); // as a run of another job begins
        QVERIFY(fs::exists(run("first") / "checkpoints" / "step-00000001.safetensors"));
        m_bench->host.onPoint = [](const TrainingPoint&) {
        };
        QVERIFY(m_bench->run(*job).ok());
        QVERIFY(modelOf("first") == modelOf("undisturbed"));
    }

    void afterThisOneItEnds() {
        m_bench->host.onPoint = [&](const TrainingPoint&) {
            m_bench->control->stopAfterThis();
        };
        const auto outcome = m_bench->run(*work("after"));
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(outcome->stoppedEarly);
        QCOMPARE(m_bench->host.counted.back(), int64_t{1});
    }

    void aLossThatIsNoNumber() {
        nlohmann::json json = config();
        json["finite-steps"] = 12;
        const auto outcome = m_bench->run(*work("nan", json));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::Failed);
        QVERIFY2(outcome.message().find("step 12") != std::string::npos, outcome.message().c_str());
        QVERIFY(fs::exists(run("nan") / "checkpoints" / "step-00000012.safetensors")); // the last good state
        QVERIFY(!m_bench->training.find("job"));
    }

    void badOrders_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no JSON") << "{\"kind\":"
                                 << "my.json";
        QTest::newRow("no object") << "[1]"
                                   << "my.json";
        QTest::newRow("unknown kind") << R"({"kind":"magic"})"
                                      << "magic";
        QTest::newRow("unknown key") << R"({"kind":"toy","stepps":3})"
                                     << "did you mean steps";
        QTest::newRow("bad value") << R"({"kind":"toy","steps":"many"})"
                                   << "steps";
        QTest::newRow("out of range") << R"({"kind":"toy","steps":0})"
                                      << "steps";
        QTest::newRow("long warm-up") << R"({"kind":"toy","steps":3,"warmup-steps":9})"
                                      << "warm-up";
        QTest::newRow("key is missing") << R"({"kind":"flow"})"
                                        << "missing";
    }
    void badOrders() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        TrainJob job;
        job.configFile = m_bench->folder() / "my.json";
        job.folder = run("bad");
        QVERIFY(writeFileAtomically(job.configFile, text.toStdString()).ok());
        const auto payload = trainPayload(job);
        QVERIFY(!payload.ok());
        const std::string message = oneLineOf(payload.message());
        QVERIFY2(message.find(said.toStdString()) != std::string::npos, payload.message().c_str());
        QVERIFY(!fs::exists(run("bad")));
    }

    void badFolders() {
        TrainJob job;
        job.config = config().dump();
        QVERIFY(!trainPayload(job).ok()); // none at all
        job.folder = run("file");
        QVERIFY(writeFileAtomically(job.folder, "mine").ok());
        QVERIFY(!trainPayload(job).ok());
        job.folder = run("full");
        fs::create_directories(job.folder);
        QVERIFY(trainPayload(job).ok());
        QVERIFY(writeFileAtomically(job.folder / "config.json", "{}").ok()); // a model's, for example
        const auto full = trainPayload(job);
        QCOMPARE(full.error().code, ErrorCode::Usage);
        QVERIFY2(full.message().find("empty folder") != std::string::npos, full.message().c_str());
        fs::create_directories(job.folder / "checkpoints"); // a run: it goes on
        QVERIFY(trainPayload(job).ok());
        job.configFile = m_bench->folder() / "nothing.json";
        QCOMPARE(trainPayload(job).error().code, ErrorCode::NotFound);
    }

    void thePayloadIsTheWhole() {
        const fs::path file = m_bench->folder() / "my.json";
        QVERIFY(writeFileAtomically(file, config(7).dump()).ok());
        TrainJob job;
        job.configFile = file;
        job.folder = run("seven/");
        auto payload = trainPayload(job);
        QVERIFY2(payload.ok(), payload.message().c_str());
        QCOMPARE(titleOfTraining(*payload), std::string("seven"));
        QVERIFY(writeFileAtomically(file, "gone").ok()); // what was queued stays what it was
        auto again = trainingFromText(textFromTraining(*payload));
        QVERIFY2(again.ok(), again.message().c_str());
        QCOMPARE(again->config.integer("steps"), int64_t{7});
        QCOMPARE(textFromTraining(*again), textFromTraining(*payload));
    }

    void badPayloads_data() {
        QTest::addColumn<QString>("payload");
        QTest::newRow("nothing") << "";
        QTest::newRow("no config") << R"({"version":1,"folder":"/x"})";
        QTest::newRow("bad config") << R"({"version":1,"folder":"/x","config":{"kind":"toy","steps":-1}})";
        QTest::newRow("no folder") << R"({"version":1,"config":{"kind":"toy"}})";
        QTest::newRow("folder is not whole") << R"({"version":1,"folder":"x","config":{"kind":"toy"}})";
        QTest::newRow("newer") << R"({"version":2,"folder":"/x","config":{"kind":"toy"}})";
    }
    void badPayloads() {
        QFETCH(QString, payload);
        QVERIFY(!makeTrainWork(payload.toStdString()).ok());
    }

    // It would write where the file says.
    void aQueuesFileCannotAskForIt() {
        const nlohmann::json queue{
            {"miro_queue", 1},
            {"jobs",
             {{{"kind", "train"},
               {"title", "x"},
               {"payload", {{"version", 1}, {"folder", "/x"}, {"config", {{"kind", "toy"}}}}}}}}};
        const auto checked = checkQueueText(queue.dump(), jobKinds());
        QVERIFY(!checked.ok());
        QVERIFY2(checked.message().find("jobs[0]") != std::string::npos, checked.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestTrainWork)
#include "test_train_work.moc"
