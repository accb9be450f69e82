// What the queue keeps of a batch: all of it comes back, it is decided once, and a payload from anywhere is checked.
#include "base/files.h"
#include "job/batch_payload.h"
#include "job/batch_work.h"
#include "job/job_kinds.h"
#include "job/queue_file.h"

#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

using namespace miro;

namespace {

BatchPayload foxes() {
    BatchPayload payload;
    payload.job.what.listName = "foxes.txt";
    payload.job.what.listText = "a red fox\n# none\na {red|blue} \"fox\" \xe2\x82\xac --steps 4\n";
    payload.job.what.model = "starter";
    payload.job.what.settings.seed = 18446744073709551615u;
    payload.job.what.axes = {"steps=2,3"};
    payload.job.what.scorers = {"aesthetic"};
    payload.job.what.weights = {{"aesthetic", 2}};
    payload.job.what.bestOf = 1;
    payload.job.name = "Foxes";
    payload.job.pictures = 7;
    payload.job.fingerprint = "abc";
    return payload;
}

} // namespace

class TestBatchPayload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allOfItComesBack() {
        BatchPayload payload = foxes();
        payload.job.tryOut = true;
        Preferences preferences;
        preferences.device = "cpu";
        preferences.precision = "int8";
        payload.decide(preferences);
        const auto read = batchPayloadFromText(textFromBatch(payload));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(textFromBatch(*read), textFromBatch(payload));
        QCOMPARE(read->job.what.listText, payload.job.what.listText);
        QCOMPARE(*read->job.what.settings.seed, uint64_t{18446744073709551615u});
        QCOMPARE(read->job.name, std::string("Foxes"));
        QCOMPARE(read->job.pictures, int64_t{7});
        QCOMPARE(read->job.fingerprint, std::string("abc"));
        QVERIFY(read->job.tryOut);
        QVERIFY(read->decided && read->decided->precision == Precision::Int8);
        const auto job = batchFromPayload(textFromBatch(payload));
        QVERIFY(job.ok() && job->id.empty());
        QCOMPARE(job->what.axes, payload.job.what.axes);
    }

    void decidesOnceAndRepeatsAnew() {
        BatchPayload payload = foxes();
        Preferences preferences;
        preferences.device = "cpu";
        preferences.precision = "fp32";
        payload.decide(preferences);
        preferences.precision = "int8";
        payload.decide(preferences);
        QVERIFY(payload.decidedRequest().settings.precision == Precision::Fp32);
        BatchWork work(payload);
        const auto again = batchPayloadFromText(work.repeatPayload("again"));
        QVERIFY2(again.ok(), again.message().c_str());
        QVERIFY(!again->decided);
        QVERIFY(again->job.fingerprint.empty());
        QVERIFY(work.givesWayAtOnce() && work.keepsPictures() && work.scoresItself() && work.wantsScores());
    }

    void theKindIsRegistered() {
        const JobKind* kind = jobKinds().find(kBatchKind);
        QVERIFY(kind);
        QVERIFY(kind->priority == JobPriority::Batch);
        const auto work = kind->make(textFromBatch(foxes()));
        QVERIFY2(work.ok(), work.message().c_str());
        QCOMPARE((*work)->title(), std::string("Foxes"));
        QCOMPARE((*work)->model(), std::string("starter"));
    }

    void titles() {
        BatchJob job;
        QCOMPARE(titleOfBatch(job), std::string("Batch"));
        job.what.listName = "foxes.txt";
        QCOMPARE(titleOfBatch(job), std::string("foxes.txt"));
        job.name = "  ";
        QCOMPARE(titleOfBatch(job), std::string("Batch"));
        job.name = "My\nfoxes";
        QVERIFY(titleOfBatch(job).find('\n') == std::string::npos);
    }

    // What was queued stays what it was, whatever becomes of the file.
    void theListIsTakenIn() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("foxes.txt").toStdString();
        QVERIFY(writeFileAtomically(file, "a red fox\n").ok());
        BatchRequest request;
        request.listFile = file;
        QVERIFY(takeListIn(request).ok());
        QCOMPARE(request.listText, std::string("a red fox\n"));
        QCOMPARE(request.listName, std::string("foxes.txt"));
        QVERIFY(request.listFile.empty());
        QCOMPARE(request.listFolder, file.parent_path());
        request.listFile = folder.filePath("nothing.txt").toStdString();
        const auto gone = takeListIn(request);
        QVERIFY(!gone.ok());
        QVERIFY(gone.message().find("nothing.txt") != std::string::npos);
    }

    void badPayloads_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named"); // in the message
        const auto good = nlohmann::json::parse(textFromBatch(foxes()));
        auto row = [&](const char* name, const nlohmann::json& value, const char* named) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(value.dump()) << named;
        };
        QTest::addRow("empty") << QByteArray("") << "the job";
        QTest::addRow("half") << QByteArray("{") << "the job";
        QTest::addRow("binary") << QByteArray("\xff\xfe") << "the job";
        QTest::addRow("deep") << QByteArray(100'000, '[') << "the job";
        row("a list", nlohmann::json::array(), "job");
        row("nothing", nlohmann::json::object(), "version");
        auto with = [&](const char* key, const nlohmann::json& value) {
            auto changed = good;
            changed[key] = value;
            return changed;
        };
        row("version", with("version", "1"), "version");
        row("newer", with("version", 2), "newer version");
        row("no request", {{"version", 1}}, "request");
        row("request", with("request", 7), "request");
        row("name", with("name", 7), "name");
        row("long name", with("name", std::string(5000, 'x')), "name");
        row("try-out", with("try-out", 1), "try-out");
        row("pictures", with("pictures", -1), "pictures");
        row("many pictures", with("pictures", 1'000'000'000'000), "pictures");
        row("half a picture", with("pictures", 1.5), "pictures");
        row("fingerprint", with("fingerprint", nlohmann::json::array()), "fingerprint");
        row("decided", with("decided", 1), "decided");
        row("device", with("decided", {{"device", "toaster"}}), "toaster");
        row("precision", with("decided", {{"precision", 4}}), "decided.precision");
        auto unknown = good;
        unknown["request"]["lines"] = 3;
        row("unknown key", unknown, "lines");
    }
    void badPayloads() {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        const auto read = batchPayloadFromText(text.toStdString());
        QVERIFY(!read.ok());
        QVERIFY2(QString::fromStdString(read.message()).contains(named), read.message().c_str());
        QVERIFY(read.message().find('\n') == std::string::npos);
        QVERIFY(!jobKinds().find(kBatchKind)->make(text.toStdString()).ok());
    }

    // A queue from another machine carries the list; one that was tampered with is refused as a whole.
    void aQueueFileIsChecked() {
        nlohmann::json queue = {{"miro_queue", 1},
                                {"jobs",
                                 {{{"kind", "batch"},
                                   {"title", "Foxes"},
                                   {"priority", 2},
                                   {"pictures", 7},
                                   {"payload", nlohmann::json::parse(textFromBatch(foxes()))}}}}};
        QVERIFY2(checkQueueText(queue.dump(), jobKinds()).ok(),
                 checkQueueText(queue.dump(), jobKinds()).message().c_str());
        queue["jobs"][0]["payload"]["request"]["list"] = 7;
        queue["jobs"][0]["payload"]["pictures"] = "many";
        const auto refused = checkQueueText(queue.dump(), jobKinds());
        QVERIFY(!refused.ok());
        QVERIFY2(refused.message().find("jobs[0].payload") != std::string::npos, refused.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestBatchPayload)
#include "test_batch_payload.moc"
