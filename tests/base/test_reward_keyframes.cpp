#include "base/generation_json.h"
#include "base/json.h"
#include "base/reward_keyframes.h"

#include <QtTest>

using namespace miro;

class TestRewardKeyframes : public QObject {
    Q_OBJECT

    const std::vector<std::string> m_keys = {"clip_score", "aesthetic_score"};

    static GenerationSettings settings() {
        GenerationSettings settings;
        settings.positive = {{"clip_score", 1.0}, {"aesthetic_score", 0.5}};
        return settings;
    }

private Q_SLOTS:
    void withoutKeyframesTargetsStay() {
        for (const int64_t step : {0, 7, 49})
            QCOMPARE(targetsAtStep(settings(), step), settings().positive);
    }

    void targetsMoveInAStraightLineAndStay() {
        GenerationSettings moving = settings();
        moving.keyframes[10]["clip_score"] = 0.0;
        moving.keyframes[14]["clip_score"] = 1.0;
        auto at = [&](int64_t step) {
            return *targetsAtStep(moving, step).at("clip_score");
        };
        QCOMPARE(at(0), 1.0);
        QCOMPARE(at(5), 0.5);
        QCOMPARE(at(10), 0.0);
        QCOMPARE(at(11), 0.25);
        QCOMPARE(at(14), 1.0);
        QCOMPARE(at(49), 1.0);
        QCOMPARE(*targetsAtStep(moving, 12).at("aesthetic_score"), 0.5); // no keyframe of its own
    }

    void aKeyframeAtTheBeginningReplacesTheTarget() {
        GenerationSettings moving = settings();
        moving.keyframes[0]["clip_score"] = 0.25;
        QCOMPARE(*targetsAtStep(moving, 0).at("clip_score"), 0.25);
        QCOMPARE(*targetsAtStep(moving, 9).at("clip_score"), 0.25);
    }

    void neighboursMakeASwitchAndNoneHasNoMiddle() {
        GenerationSettings moving = settings();
        moving.keyframes[4]["clip_score"] = 1.0;
        moving.keyframes[5]["clip_score"] = 0.0;
        QCOMPARE(*targetsAtStep(moving, 4).at("clip_score"), 1.0);
        QCOMPARE(*targetsAtStep(moving, 5).at("clip_score"), 0.0);
        moving.keyframes = {{6, {{"clip_score", std::nullopt}}}, {9, {{"clip_score", 0.5}}}};
        QCOMPARE(*targetsAtStep(moving, 5).at("clip_score"), 1.0);
        QVERIFY(!targetsAtStep(moving, 6).at("clip_score"));
        QVERIFY(!targetsAtStep(moving, 8).at("clip_score"));
        QCOMPARE(*targetsAtStep(moving, 9).at("clip_score"), 0.5);
    }

    void textsAreRead() {
        RewardKeyframes keyframes;
        QVERIFY(addRewardKeyframe(keyframes, "25:clip_score=0.5").ok());
        QVERIFY(addRewardKeyframe(keyframes, "25:aesthetic_score=none").ok());
        QVERIFY(addRewardKeyframe(keyframes, "0:clip_score=1").ok());
        const RewardKeyframes expected{{0, {{"clip_score", 1.0}}},
                                       {25, {{"clip_score", 0.5}, {"aesthetic_score", std::nullopt}}}};
        QCOMPARE(keyframes, expected);
        for (const char* bad :
             {"", "clip_score=1", "25:", "25:clip_score", "25:clip_score=2", "-1:clip_score=1", "1.5:clip_score=1",
              ":clip_score=1", "25:=1", "99999999999999999999:clip_score=1", "1 :clip_score=1", "25:clip_score=nan"}) {
            auto added = addRewardKeyframe(keyframes, bad);
            QVERIFY2(!added.ok(), bad);
            QCOMPARE(added.error().code, ErrorCode::Usage);
            QVERIFY(added.message().find('\n') == std::string::npos);
        }
        QCOMPARE(keyframes, expected); // what is refused changes nothing
    }

    void resolvingChecksThem() {
        GenerationSettings asked = settings();
        asked.steps = 20;
        asked.keyframes[19]["clip_score"] = 0.0;
        QVERIFY(resolveSettings(asked, {}, m_keys).ok());
        asked.keyframes[20]["clip_score"] = 0.0;
        auto resolved = resolveSettings(asked, {}, m_keys);
        QCOMPARE(resolved.error().code, ErrorCode::Usage);
        QVERIFY(resolved.message().find("step 20 lies outside the run; its steps are 0 to 19") != std::string::npos);
        asked.keyframes = {{3, {{"beauty", 0.5}}}};
        QVERIFY(resolveSettings(asked, {}, m_keys).message().find("trained on: clip_score") != std::string::npos);
        asked.keyframes = {{3, {{"clip_score", std::nan("")}}}};
        QVERIFY(!resolveSettings(asked, {}, m_keys).ok());
        asked.keyframes = {{-1, {{"clip_score", 0.5}}}};
        QVERIFY(!resolveSettings(asked, {}, m_keys).ok());
    }

    void jsonBringsThemBack() {
        GenerationSettings asked = settings();
        QVERIFY(!jsonFromSettings(asked).contains("keyframes"));
        asked.keyframes = {{3, {{"clip_score", std::nullopt}}}, {12, {{"clip_score", 0.5}, {"aesthetic_score", 1.0}}}};
        auto read = settingsFromJson(*parseJson(jsonFromSettings(asked).dump(), "x"));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->keyframes, asked.keyframes);
    }
};

QTEST_GUILESS_MAIN(TestRewardKeyframes)
#include "test_reward_keyframes.moc"
