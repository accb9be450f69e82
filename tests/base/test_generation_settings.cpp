#include "base/generation_settings.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace miro;

class TestGenerationSettings : public QObject {
    Q_OBJECT

    const std::vector<std::string> m_keys = {"clip_score", "aesthetic_score"};

private Q_SLOTS:
    void everyParamGoesThroughTextAndBack() {
        const std::map<std::string, std::string> texts = {{"seed", "7"},
                                                          {"count", "4"},
                                                          {"steps", "12"},
                                                          {"guidance", "3.5"},
                                                          {"guidance-type", "linear"},
                                                          {"guidance-start", "2"},
                                                          {"guidance-end", "9"},
                                                          {"shift", "2"},
                                                          {"negative-prompt", "a dog"},
                                                          {"variation", "0.25"},
                                                          {"variation-seed", "18446744073709551615"},
                                                          {"start-picture", "/a/b.png"},
                                                          {"start-gamma", "0.75"},
                                                          {"device", "cuda:1"},
                                                          {"precision", "bf16"}};
        GenerationSettings settings;
        QCOMPARE(generationParams().size(), texts.size());
        for (const auto& param : generationParams()) {
            auto value = parseParam(param.spec, texts.at(param.spec.key));
            QVERIFY2(value.ok(), value.message().c_str());
            param.set(settings, *value);
            QCOMPARE(param.get(settings), *value);
        }
        QCOMPARE(settings.device.index, 1);
        QCOMPARE(*settings.guidanceEnd, int64_t{9});
    }

    void rewardTargets() {
        auto target = parseRewardTarget("aesthetic_score=0.625");
        QCOMPARE(target->first, std::string("aesthetic_score"));
        QCOMPARE(*target->second, 0.625);
        QVERIFY(!parseRewardTarget("clip_score=none")->second);
        for (const char* bad : {"clip_score", "=1", "clip_score=", "clip_score=nan", "clip_score=1.01",
                                "clip_score=-0.01", "clip_score=None", "clip_score=1 "})
            QVERIFY2(!parseRewardTarget(bad).ok(), bad);
    }

    void unknownRewardNamesTheValidOnes() {
        auto result = checkRewardTargets({{"vqa", 1.0}}, m_keys);
        QCOMPARE(result.error().code, ErrorCode::Usage);
        QVERIFY(result.message().find("clip_score, aesthetic_score") != std::string::npos);
    }

    void resolveFillsFromTheModel() {
        GenerationSettings settings;
        settings.positive["clip_score"] = std::nullopt;
        GenerationDefaults defaults{.steps = 30, .guidance = 2, .positive = {{"aesthetic_score", 0.625}}};
        auto resolved = resolveSettings(settings, defaults, m_keys);
        QCOMPARE(*resolved->steps, int64_t{30});
        QCOMPARE(*resolved->guidance, 2.0);
        QCOMPARE(*resolved->guidanceStart, int64_t{0});
        QCOMPARE(*resolved->guidanceEnd, int64_t{29});
        QVERIFY(!resolved->positive["clip_score"]);
        QCOMPARE(*resolved->positive["aesthetic_score"], 0.625);
        QCOMPARE(*resolved->negative["clip_score"], 0.0);
    }

    void resolveRefuses() {
        GenerationSettings settings;
        settings.guidanceStart = 5;
        settings.guidanceEnd = 3;
        QCOMPARE(resolveSettings(settings, {}, m_keys).error().code, ErrorCode::Usage);
        settings = {};
        settings.negative["clip_score"] = std::nan("");
        QVERIFY(!resolveSettings(settings, {}, m_keys).ok());
        settings = {};
        settings.steps = 0;
        QVERIFY(!resolveSettings(settings, {}, m_keys).ok());
        for (double bad : {-0.1, 1.1, std::nan("")}) {
            settings = {};
            settings.variation = bad;
            QCOMPARE(resolveSettings(settings, {}, m_keys).error().code, ErrorCode::Usage);
            settings = {};
            settings.startGamma = bad;
            QCOMPARE(resolveSettings(settings, {}, m_keys).error().code, ErrorCode::Usage);
        }
    }

    void promptsHaveALimit() {
        GenerationSettings settings;
        settings.prompt = std::string(kMaxPromptBytes, 'a');
        settings.negativePrompt = settings.prompt;
        QVERIFY(resolveSettings(settings, {}, m_keys).ok());
        settings.prompt += 'a';
        QCOMPARE(resolveSettings(settings, {}, m_keys).message(),
                 std::string("the prompt is 65537 bytes long; give at most 65536"));
        std::swap(settings.prompt, settings.negativePrompt);
        QVERIFY(resolveSettings(settings, {}, m_keys).message().starts_with("the negative prompt is"));
    }

    void seedsOfPictures() {
        GenerationSettings settings;
        drawMissingSeeds(settings);
        QVERIFY(settings.seed && !settings.variationSeed);
        settings.seed = 7;
        QCOMPARE(pictureSeed(settings, 3), uint64_t{10});
        QVERIFY(!pictureVariationSeed(settings, 3));
        settings.variation = 0.5;
        drawMissingSeeds(settings);
        QVERIFY(settings.variationSeed);
        QCOMPARE(*settings.seed, uint64_t{7});
        settings.variationSeed = ~uint64_t{0};
        QCOMPARE(pictureSeed(settings, 3), uint64_t{7}); // variations of one picture
        QCOMPARE(*pictureVariationSeed(settings, 3), uint64_t{2});
    }
};

QTEST_GUILESS_MAIN(TestGenerationSettings)
#include "test_generation_settings.moc"
