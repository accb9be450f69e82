#include "eval/controlled_pictures.h"

#include <QtTest>
#include <set>

using namespace miro;
using nlohmann::json;

namespace {

ControlledPlan wholePlan() {
    ControlledPlan plan;
    plan.training = {{"data", "/data"}, {"learning-rate", 0.002}, {"batch-size", 64}};
    plan.rewards = {"clip_score", "aesthetic_score", "pick_a_score_score"};
    plan.seeds = {1, 2};
    plan.arms = "abcdefg";
    plan.runSamples = 6400;
    plan.curveSamples = 1600;
    plan.batch = 64;
    plan.selfCondition = 0.9;
    plan.keepPart = 0.25;
    plan.dropRate = 0.2;
    plan.bestOf = 8;
    plan.bestOfReward = plan.tuneReward = "clip_score";
    plan.tuneFrom = 3200;
    plan.tunePictures = 100;
    plan.tuneEach = 4;
    plan.tuneGuidance = 2;
    plan.samplingSteps = 20;
    plan.protocols = {"high", "ignored"};
    plan.guidance = {0, 2};
    plan.curveProtocols = {"high"};
    return plan;
}

} // namespace

// What each arm changes, by value, and which looks there are.
class TestControlledPlan : public QObject {
    Q_OBJECT

    static json configOf(const std::string& name) {
        const ControlledPlan plan = wholePlan();
        const auto runs = controlledRuns(plan, {name}).value();
        return trainingConfig(plan, runs.at(0));
    }

private Q_SLOTS:
    void everyArmIsOneChangeOfTheBase() {
        const json base{{"data", "/data"},    {"learning-rate", 0.002},
                        {"batch-size", 64},   {"kind", "flow"},
                        {"seed", 1},          {"steps", 100},
                        {"export-steps", 25}, {"rewards", {"clip_score", "aesthetic_score", "pick_a_score_score"}}};
        const std::map<std::string, json> changes{
            {"a", {{"used-rewards", "none"}}},
            {"b-clip_score", {{"used-rewards", "clip_score"}}},
            {"b-aesthetic_score", {{"used-rewards", "aesthetic_score"}}},
            {"b-pick_a_score_score", {{"used-rewards", "pick_a_score_score"}}},
            {"c", {{"used-rewards", "all"}}},
            {"d", {{"used-rewards", "none"}, {"best-part", 0.25}, {"best-by", "all"}}},
            {"f", {{"used-rewards", "none"}}},
            {"g",
             {{"used-rewards", "all"},
              {"drop-rewards", 0.2},
              {"reward-dropout", "binomial"},
              {"reward-drop-rate", 0.2}}}};
        for (const auto& [arm, change] : changes) {
            json expected = base;
            expected.update(change);
            QVERIFY2(configOf(arm + "-1") == expected, (arm + ": " + configOf(arm + "-1").dump()).c_str());
            expected["seed"] = 2;
            QVERIFY(configOf(arm + "-2") == expected);
        }
        QCOMPARE(controlledArms(wholePlan()).size(), changes.size() + 1); // (e) trains nothing
    }

    void runsAreSeedBySeed() {
        const ControlledPlan plan = wholePlan();
        const auto runs = controlledRuns(plan, {}).value();
        QCOMPARE(runs.size(), size_t(18));
        QCOMPARE(runs.front().name(), std::string("a-1"));
        QCOMPARE(runs[9].name(), std::string("a-2"));
        for (const ControlledRun& run : runs)
            QVERIFY(run.trainedAs() == (run.arm.key == "e" ? "a-" + std::to_string(run.seed) : run.name()));
        QCOMPARE(controlledRuns(plan, {"c", "a-2"}).value().size(), size_t(3));
        QCOMPARE(controlledRuns(plan, {"2"}).value().size(), size_t(9));
        QCOMPARE(controlledRuns(plan, {"2"}).value().front().name(), std::string("a-2"));
        const auto wrong = controlledRuns(plan, {"z"});
        QVERIFY(!wrong.ok() && wrong.error().code == ErrorCode::Usage);
        QVERIFY(wrong.message().find("'z'") != std::string::npos && wrong.message().find("c-1") != std::string::npos);
        ControlledPlan less = plan;
        less.arms = "ac";
        QCOMPARE(controlledRuns(less, {}).value().size(), size_t(4));
    }

    void looks() {
        const ControlledPlan plan = wholePlan();
        auto namesOf = [&](const char* run) {
            std::vector<std::string> names;
            for (const ControlledLook& look : looksOf(plan, controlledRuns(plan, {run}).value().at(0)))
                names.push_back(look.name());
            return names;
        };
        // Without a reward input all protocols are one.
        QCOMPARE(namesOf("a-1"),
                 (std::vector<std::string>{"a-1/final-00006400-none-g0", "a-1/final-00006400-none-g2",
                                           "a-1/curve-00001600-none-g0", "a-1/curve-00003200-none-g0",
                                           "a-1/curve-00004800-none-g0", "a-1/curve-00006400-none-g0"}));
        QCOMPARE(namesOf("c-1"),
                 (std::vector<std::string>{"c-1/final-00006400-high-g0", "c-1/final-00006400-high-g2",
                                           "c-1/final-00006400-ignored-g0", "c-1/final-00006400-ignored-g2",
                                           "c-1/curve-00001600-high-g0", "c-1/curve-00003200-high-g0",
                                           "c-1/curve-00004800-high-g0", "c-1/curve-00006400-high-g0"}));
        QCOMPARE(namesOf("e-1").size(), size_t(2));
        QCOMPARE(namesOf("f-1"), (std::vector<std::string>{"f-1/final-00006400-none-g0", "f-1/final-00006400-none-g2",
                                                           "f-1/curve-00006400-none-g0"}));
        const auto e = looksOf(plan, controlledRuns(plan, {"e-1"}).value().at(0)).at(0);
        QCOMPARE(e.bestOf(plan), 8);
        std::set<std::string> all;
        size_t count = 0;
        for (const ControlledRun& run : controlledRuns(plan, {}).value())
            for (const ControlledLook& look : looksOf(plan, run)) {
                all.insert(look.name());
                ++count;
            }
        QCOMPARE(all.size(), count);
    }

    void protocols() {
        QVERIFY(controlledProtocol("high").positive == 1.0 && controlledProtocol("high").negative == 0.0);
        QVERIFY(controlledProtocol("middle").positive == 0.5 && controlledProtocol("low").positive == 0.0);
        QVERIFY(!controlledProtocol("ignored").positive && !controlledProtocol("ignored").negative);
        QVERIFY(!controlledProtocol(kNoRewards).positive);
    }

    // 6400 samples at 3.9; half of them before, 100 pictures of 20 guided steps, the rest in batches of 64.
    void computeIsMatched() {
        ControlledPlan plan = wholePlan();
        const ControlledCompute compute = computeOf(plan).value();
        QVERIFY(std::abs(compute.sample - 3.9) < 1e-12);
        QVERIFY(std::abs(compute.whole - 24960) < 1e-9);
        QVERIFY(std::abs(compute.tunePicture - 40) < 1e-12);
        QCOMPARE(compute.tuneSteps, 33); // (24960 - 12480 - 4000) / 249.6 = 33.97
        plan.tunePictures = 400;
        const auto none = computeOf(plan);
        QVERIFY(!none.ok() && none.error().code == ErrorCode::Usage);
        QVERIFY(none.message().find("tune-pictures") != std::string::npos);
        plan.arms = "ac";
        QVERIFY(computeOf(plan).ok());
    }

    void diversity() {
        const Image black{8, 8, std::vector<uint8_t>(192, 0)}, white{8, 8, std::vector<uint8_t>(192, 255)};
        const std::vector<const Image*> same{&black, &black}, two{&black, &white}, three{&black, &white, &white};
        QVERIFY(pictureDiversity(same) == 0);
        QVERIFY(std::abs(pictureDiversity(two) - 1) < 1e-12);
        QVERIFY(std::abs(pictureDiversity(three) - 2.0 / 3) < 1e-12);
        QVERIFY(pictureDiversity(std::span(same).first(1)) == 0);
    }
};

QTEST_GUILESS_MAIN(TestControlledPlan)
#include "test_controlled_plan.moc"
