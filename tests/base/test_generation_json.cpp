#include "base/generation_json.h"
#include "base/json.h"

#include <QtTest>

using namespace miro;

class TestGenerationJson : public QObject {
    Q_OBJECT

    static bool same(const GenerationSettings& a, const GenerationSettings& b) {
        for (const auto& param : generationParams())
            if (param.get(a) != param.get(b))
                return false;
        return a.prompt == b.prompt && a.negativePrompt == b.negativePrompt && a.positive == b.positive &&
               a.negative == b.negative;
    }

private Q_SLOTS:
    void defaultsSurvive() {
        auto read = settingsFromJson(jsonFromSettings({}));
        QVERIFY2(read.ok(), read.message().c_str());
        QVERIFY(same(*read, {}));
        QVERIFY(!jsonFromSettings({}).contains("seed"));
        QVERIFY(same(*settingsFromJson(nlohmann::json::object()), {}));
    }

    void everythingSurvivesText() {
        GenerationSettings settings;
        settings.prompt = "a \"cat\"\n\x01 ünï 猫";
        settings.negativePrompt = "dogs";
        settings.seed = UINT64_MAX;
        settings.count = 12;
        settings.steps = 7;
        settings.guidance = 0.1;
        settings.guidanceType = GuidanceType::Linear;
        settings.guidanceStart = 0;
        settings.guidanceEnd = 5;
        settings.shift = 2.5;
        settings.positive = {{"clip_score", 0.625}, {"aesthetic_score", std::nullopt}};
        settings.negative = {{"clip_score", 0.0}};
        settings.device = {DeviceKind::Cuda, 3};
        settings.precision = Precision::Int8;
        auto read = settingsFromJson(*parseJson(jsonFromSettings(settings).dump(), "x"));
        QVERIFY2(read.ok(), read.message().c_str());
        QVERIFY(same(*read, settings));
        QCOMPARE(*read->seed, UINT64_MAX);
        QCOMPARE(read->device.index, 3);
        // A changed setting makes other JSON.
        settings.positive["clip_score"] = 0.5;
        QVERIFY(!same(*read, settings));
    }

    // Variation and start picture, whatever list declares them.
    void beginningsSurvive() {
        GenerationSettings settings;
        settings.variationSeed = 9;
        settings.variation = 0.25;
        settings.startPicture = "/pictures/å.png";
        settings.startGamma = 0.75;
        auto read = settingsFromJson(jsonFromSettings(settings));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->variationSeed, settings.variationSeed);
        QCOMPARE(read->variation, settings.variation);
        QCOMPARE(read->startPicture, settings.startPicture);
        QCOMPARE(read->startGamma, settings.startGamma);
    }

    void unknownKeysAreLeftOut() { QVERIFY(settingsFromJson({{"from-the-future", {1, 2}}, {"count", 2}})->count == 2); }

    void badJsonNamesTheKey_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::addRow("array") << "[]"
                               << "settings";
        QTest::addRow("count") << R"({"count": 0})"
                               << "count";
        QTest::addRow("count text") << R"({"count": "2"})"
                                    << "count";
        QTest::addRow("seed") << R"({"seed": -1})"
                              << "seed";
        QTest::addRow("guidance") << R"({"guidance": 1e308})"
                                  << "guidance";
        QTest::addRow("prompt") << R"({"prompt": ["a"]})"
                                << "prompt";
        QTest::addRow("long") << QString(R"({"prompt": "%1"})").arg(QString(5 << 20, 'x')) << "prompt";
        QTest::addRow("targets") << R"({"positive": [1]})"
                                 << "positive";
        QTest::addRow("target") << R"({"positive": {"clip_score": 1.01}})"
                                << "positive.clip_score";
        QTest::addRow("target type") << R"({"negative": {"clip_score": "1"}})"
                                     << "negative.clip_score";
        QTest::addRow("reward key") << R"({"negative": {"": 1}})"
                                    << "negative.";
        QTest::addRow("device") << R"({"device": "tpu"})"
                                << "device";
        QTest::addRow("precision") << R"({"precision": "fp4"})"
                                   << "precision";
    }
    void badJsonNamesTheKey() {
        QFETCH(QString, text);
        QFETCH(QString, key);
        auto read = settingsFromJson(*parseJson(text.toStdString(), "x"));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Usage);
        QVERIFY2(read.message().find(key.toStdString()) != std::string::npos, read.message().c_str());
        QVERIFY(read.message().find('\n') == std::string::npos);
        QVERIFY(read.message().size() < 400);
    }
};

QTEST_GUILESS_MAIN(TestGenerationJson)
#include "test_generation_json.moc"
