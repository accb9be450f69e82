#include "base/files.h"
#include "base/json.h"
#include "hub/generator_info.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;

class TestGeneratorInfo : public QObject {
    Q_OBJECT

    static fs::path starter() { return fs::path(MIRO_SOURCE_DIR) / "models" / "starter"; }

    static nlohmann::json starterConfig() { return readJsonFile(starter() / "config.json").value(); }

    static Result<GeneratorInfo> infoOf(const nlohmann::json& config, const std::string& pack = {}) {
        QTemporaryDir folder;
        fs::path path = folder.path().toStdString();
        (void)writeFileAtomically(path / "config.json", config.dump());
        if (!pack.empty())
            (void)writeFileAtomically(path / "pack.json", pack);
        return readGeneratorInfo(path);
    }

private Q_SLOTS:
    void starterPackSaysItsDefaults() {
        auto info = readGeneratorInfo(starter());
        QVERIFY2(info.ok(), info.message().c_str());
        QCOMPARE(info->rewardKeys,
                 (std::vector<std::string>{"clip_score", "pick_a_score_score", "aesthetic_score", "vqa_score"}));
        QCOMPARE(info->textEncoderRepo, std::string("sentence-transformers/all-MiniLM-L6-v2"));
        QCOMPARE(info->decoderKind, std::string("lapped_linear"));
        QCOMPARE(info->imageSize, int64_t(128));
        QCOMPARE(info->defaults.steps, int64_t(30));
        QCOMPARE(info->defaults.guidance, 2.0);
        QVERIFY(info->pack.has_value());
        QCOMPARE(info->defaults.positive.at("vqa_score"), RewardTarget(1.0));
        QCOMPARE(info->scorers, (RewardScorers{{"clip_score", "starter_clip"},
                                               {"pick_a_score_score", "starter_pick"},
                                               {"aesthetic_score", "starter_beauty"},
                                               {"vqa_score", "starter_vqa"}}));
        QVERIFY(info->rewardDropout); // a slider may be ignored
        QVERIFY(!info->pack->presets.empty());
        QVERIFY(!info->pack->draws.empty());
    }

    void wordsOutsideTheVocabularyAreNamedOnce() {
        ModelPack pack = *readGeneratorInfo(starter())->pack;
        QVERIFY(unknownWords(pack, "Two cats on a YELLOW background.").empty());
        QVERIFY(unknownWords(pack, "").empty());
        QVERIFY(unknownWords(pack, " \n\t,;").empty());
        QCOMPARE(unknownWords(pack, "a unicorn beside a Unicorn, in spring"),
                 (std::vector<std::string>{"unicorn", "spring"}));
        QCOMPARE(unknownWords(pack, "un château"), (std::vector<std::string>{"un", "château"}));
        QVERIFY(unknownWords(ModelPack{}, "anything at all").empty());
    }

    // Every object that the pack's sentence names is in its vocabulary.
    void sentenceAndVocabularyAgree() {
        ModelPack pack = *readGeneratorInfo(starter())->pack;
        std::vector<std::string> connecting = {"one", "or", "also", "thing", "another", "those", "colours"};
        for (const std::string& word : unknownWords(pack, pack.draws))
            QVERIFY2(std::find(connecting.begin(), connecting.end(), word) != connecting.end(), word.c_str());
    }

    void aPackNamesItsScorers() {
        nlohmann::json config = starterConfig();
        config["coherence_keys"] = {"clip_score", "vqa_score"};
        auto info = infoOf(config, R"({"scorers": {"clip_score": "starter_clip"}})");
        QVERIFY2(info.ok(), info.message().c_str());
        QCOMPARE(info->scorers, (RewardScorers{{"clip_score", "starter_clip"}}));
        QVERIFY(infoOf(config, "{}")->scorers.empty());
        for (const auto& [scorers, says] : std::vector<std::pair<std::string, std::string>>{
                 {R"(["starter_clip"])", "'scorers'"},
                 {R"({"aesthetic_score": "starter_beauty"})", "'aesthetic_score'"},
                 {R"({"clip_score": "clip"})", "'scorers.clip_score'"},
                 {R"({"clip_score": "vqa"})", "'scorers.clip_score'"},
                 {R"({"clip_score": 1})", "'scorers.clip_score'"}}) {
            const auto bad = infoOf(config, "{\"scorers\": " + scorers + "}");
            QVERIFY(bad.error().code == ErrorCode::Corrupt);
            QVERIFY2(bad.message().find("pack.json") != std::string::npos &&
                         bad.message().find(says) != std::string::npos,
                     bad.message().c_str());
        }
    }

    void publishedConfigNeedsNoPack() {
        auto info = readGeneratorInfo(fs::path(MIRO_FIXTURES) / "models" / "fixtures" / "miro-7");
        QVERIFY2(info.ok(), info.message().c_str());
        QCOMPARE(info->rewardKeys.size(), size_t(7));
        QVERIFY(!info->pack.has_value());
        QCOMPARE(info->defaults.steps, int64_t(50));
        QCOMPARE(info->defaults.guidance, 7.0);
        QCOMPARE(rewardLabel(info->rewardKeys[2]), std::string("ImageReward"));
        QCOMPARE(rewardLabel("my_own"), std::string("my_own"));
    }

    void badConfigsNameTheKey_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no rewards") << "coherence_keys"
                                    << "[]";
        QTest::newRow("rewards that are no names") << "coherence_keys"
                                                   << "[1, 2]";
        QTest::newRow("encoder outside the folder") << "text_encoder_repo"
                                                    << "\"../../etc\"";
        QTest::newRow("absolute encoder") << "text_encoder_repo"
                                          << "\"/etc/passwd\"";
        QTest::newRow("vae with a backslash") << "vae_repo"
                                              << "\"a\\\\b/c\"";
        QTest::newRow("absurd size") << "img_resolution"
                                     << "1e18";
        QTest::newRow("size of another type") << "img_resolution"
                                              << "\"big\"";
    }
    void badConfigsNameTheKey() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        nlohmann::json config = starterConfig();
        config[key.toStdString()] = nlohmann::json::parse(value.toStdString());
        auto info = infoOf(config);
        QVERIFY(!info.ok());
        QVERIFY(info.error().code == ErrorCode::Corrupt);
        QVERIFY2(info.message().find(key.toStdString()) != std::string::npos, info.message().c_str());
        QVERIFY(info.message().find('\n') == std::string::npos);
    }

    void badPacksNameTheKey_data() {
        QTest::addColumn<QString>("pack");
        QTest::addColumn<QString>("key");
        QTest::newRow("no object") << "[]"
                                   << "pack";
        QTest::newRow("steps") << R"({"defaults": {"steps": 0}})"
                               << "steps";
        QTest::newRow("guidance") << R"({"defaults": {"guidance": "much"}})"
                                  << "guidance";
        QTest::newRow("target out of range") << R"({"defaults": {"targets": {"clip_score": 2}}})"
                                             << "targets";
        QTest::newRow("unknown reward") << R"({"defaults": {"negative_targets": {"beauty": 1}}})"
                                        << "negative_targets";
        QTest::newRow("presets") << R"({"presets": 1})"
                                 << "presets";
        QTest::newRow("vocabulary") << R"({"vocabulary": [1]})"
                                    << "vocabulary";
    }
    void badPacksNameTheKey() {
        QFETCH(QString, pack);
        QFETCH(QString, key);
        auto info = infoOf(starterConfig(), pack.toStdString());
        QVERIFY(!info.ok());
        QVERIFY2(info.message().find(key.toStdString()) != std::string::npos, info.message().c_str());
    }

    void missingConfig() {
        QTemporaryDir folder;
        auto info = readGeneratorInfo(folder.path().toStdString());
        QVERIFY(info.error().code == ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestGeneratorInfo)
#include "test_generator_info.moc"
