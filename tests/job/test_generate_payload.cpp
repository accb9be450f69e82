// What the queue keeps of a drawing goes through text and back; text from anywhere is refused by name.
#include "base/json.h"
#include "job/generate_payload.h"
#include "job/generate_work.h"
#include "job/job_kinds.h"
#include "job/queue_file.h"

#include <QtTest>

using namespace miro;

namespace {

std::string jobText(const std::string& kind, const std::string& payload) {
    return "{\"kind\": \"" + kind + "\", \"payload\": " + payload + "}";
}

std::string queueText(const std::string& jobs) {
    return "{\"miro_queue\": 1, \"jobs\": [" + jobs + "]}";
}

} // namespace

class TestGeneratePayload : public QObject {
    Q_OBJECT

    static GeneratePayload example() {
        GeneratePayload payload;
        payload.request.model = "miro-7";
        payload.request.variant = "small";
        payload.request.adapters = {{"/tastes/mine.safetensors", 0.5}};
        payload.request.modelFolders = {"/models/ä", "relative"};
        payload.request.settings.prompt = "two cats\nand \"a\" dog";
        payload.request.settings.count = 3;
        payload.request.settings.positive["clip_score"] = 0.625;
        payload.keep = false;
        payload.parent = 17;
        payload.parentFile = "pictures/2025/01/02/a.png";
        return payload;
    }

private Q_SLOTS:
    void survivesText() {
        const GeneratePayload given = example();
        auto read = payloadFromText(textFromPayload(given));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->request.model, given.request.model);
        QCOMPARE(read->request.variant, given.request.variant);
        QVERIFY(read->request.adapters == given.request.adapters);
        QVERIFY(read->request.modelFolders == given.request.modelFolders);
        QCOMPARE(read->request.settings.prompt, given.request.settings.prompt);
        QCOMPARE(read->request.settings.count, given.request.settings.count);
        QVERIFY(read->request.settings.positive == given.request.settings.positive);
        QCOMPARE(read->keep, false);
        QCOMPARE(*read->parent, PictureId{17});
        QCOMPARE(read->parentFile, given.parentFile);
        QVERIFY(!read->decided);
        QCOMPARE(textFromPayload(*read), textFromPayload(given));
    }

    void textThatIsNotUtf8IsReplaced() {
        GeneratePayload payload = example();
        payload.request.settings.prompt = "a\xff";
        auto read = payloadFromText(textFromPayload(payload));
        QVERIFY(read.ok());
        QCOMPARE(read->request.settings.prompt, std::string("a\xef\xbf\xbd"));
    }

    void decisionsAreMadeOnce() {
        Preferences preferences;
        preferences.device = "cpu";
        preferences.precision = "bf16";
        GeneratePayload payload = example();
        payload.request.settings.variation = 0.5;
        payload.decide(preferences);
        QVERIFY(payload.decided->device.kind == DeviceKind::Cpu);
        QVERIFY(payload.decided->precision == Precision::Bf16);
        QVERIFY(payload.decided->variationSeed);
        QVERIFY(!payload.request.settings.seed);

        auto again = payloadFromText(textFromPayload(payload));
        QVERIFY2(again.ok(), again.message().c_str());
        preferences.precision = "fp32";
        again->decide(preferences);
        QCOMPARE(textFromPayload(*again), textFromPayload(payload));
        const GenerateRequest request = again->decidedRequest();
        QCOMPARE(*request.settings.seed, payload.decided->seed);
        QCOMPARE(*request.settings.variationSeed, *payload.decided->variationSeed);
        QVERIFY(request.settings.precision == Precision::Bf16);
    }

    void whatTheUserChoseIsNotDecided() {
        GeneratePayload payload = example();
        payload.request.settings.seed = UINT64_MAX;
        payload.request.settings.device = {DeviceKind::Cuda, 2};
        payload.request.settings.precision = Precision::Fp32;
        Preferences preferences;
        preferences.device = "cpu";
        preferences.precision = "int8";
        payload.decide(preferences);
        const GenerateRequest request = payload.decidedRequest();
        QCOMPARE(*request.settings.seed, UINT64_MAX);
        QCOMPARE(request.settings.device.index, 2);
        QVERIFY(request.settings.precision == Precision::Fp32);
        QVERIFY(!payload.decided->variationSeed);
    }

    void aRepetitionDecidesAnew() {
        auto work = makeGenerateWork(textFromPayload(example()));
        QVERIFY(work.ok());
        const std::string open = (*work)->repeatPayload("again");
        const std::string decided = (*work)->decide({});
        QVERIFY(open != decided);
        QCOMPARE((*work)->decide({}), decided);
        QCOMPARE((*work)->repeatPayload("again"), open);
        QCOMPARE((*work)->pictures(), int64_t{3});
        QCOMPARE((*work)->model(), std::string("miro-7"));
        QCOMPARE((*work)->title(), std::string("two cats and \"a\" dog"));
    }

    void badPayloads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mentions");
        auto with = [](const char* member) {
            return QString(R"({"version": 1, "request": {"model": "m", "settings": {}}, %1})").arg(member);
        };
        QTest::addRow("empty") << QString() << "JSON";
        QTest::addRow("number") << QString("7") << "job";
        QTest::addRow("no version") << QString(R"({"request": {}})") << "version";
        QTest::addRow("version") << QString(R"({"version": -1, "request": {}})") << "version";
        QTest::addRow("newer") << QString(R"({"version": 99, "request": {}})") << "newer";
        QTest::addRow("no request") << QString(R"({"version": 1})") << "request";
        QTest::addRow("no settings") << QString(R"({"version": 1, "request": {"model": "m"}})") << "settings";
        QTest::addRow("model") << QString(R"({"version": 1, "request": {"model": 1, "settings": {}}})") << "model";
        QTest::addRow("long model")
            << QString(R"({"version": 1, "request": {"model": "%1", "settings": {}}})").arg(QString(5000, 'x'))
            << "model";
        QTest::addRow("nul") << QString(R"({"version": 1, "request": {"model": "a\u0000b", "settings": {}}})")
                             << "model";
        QTest::addRow("folders") << QString(R"({"version": 1, "request": {"models": "x", "settings": {}}})")
                                 << "models";
        QTest::addRow("count") << QString(R"({"version": 1, "request": {"settings": {"count": 99999999}}})") << "count";
        QTest::addRow("keep") << with(R"("keep": "yes")") << "keep";
        QTest::addRow("parent") << with(R"("parent": "x")") << "parent";
        QTest::addRow("decided") << with(R"("decided": 3)") << "decided";
        QTest::addRow("seed") << with(R"("decided": {"seed": -3})") << "decided.seed";
        QTest::addRow("device") << with(R"("decided": {"seed": 3, "device": "tpu"})") << "tpu";
        QTest::addRow("deep") << QString(100000, '[') << "nested";
    }
    void badPayloads() {
        QFETCH(QString, text);
        QFETCH(QString, mentions);
        auto read = payloadFromText(text.toStdString());
        QVERIFY(!read.ok());
        QVERIFY2(read.message().find(mentions.toStdString()) != std::string::npos, read.message().c_str());
        QVERIFY(read.message().find('\n') == std::string::npos);
        QVERIFY(read.message().size() < 500);
    }

    void kindsAreFound() {
        const JobKind* kind = jobKinds().find("generate");
        QVERIFY(kind);
        QVERIFY(kind->make(textFromPayload(example())).ok());
        QVERIFY(!kind->make("{}").ok());
        QVERIFY(!jobKinds().find("nothing"));
    }

    void queueFilesAreCheckedWhole() {
        const std::string job = jobText("generate", textFromPayload(example()));
        QVERIFY(checkQueueText(queueText(job), jobKinds()).ok());
        QVERIFY(checkQueueText(queueText(""), jobKinds()).ok());
        const std::vector<std::string> bad = {
            "[]",
            "{}",
            "{\"jobs\": 3}",
            queueText("7"),
            queueText(job + "," + jobText("format-disk", "{}")),
            queueText(job + "," + jobText("generate", "3")),
            queueText(job + "," + jobText("generate", "null")),
            std::string(70u << 20, ' '),
        };
        for (const std::string& text : bad) {
            auto checked = checkQueueText(text, jobKinds());
            QVERIFY2(!checked.ok(), text.substr(0, 60).c_str());
            QVERIFY(checked.message().find('\n') == std::string::npos);
        }
        QVERIFY(checkQueueText(bad[5], jobKinds()).message().find("jobs[1]") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestGeneratePayload)
#include "test_generate_payload.moc"
