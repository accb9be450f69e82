#include "base/json.h"
#include "base/reward_keyframes.h"
#include "batch/explore_order.h"
#include "batch/explore_plan.h"

#include <QtTest>
#include <set>

using namespace miro;

class TestExplorePlan : public QObject {
    Q_OBJECT

    static ExploreRequest request(ExploreKind kind) {
        ExploreRequest request;
        request.kind = kind;
        request.settings.prompt = "a cat";
        request.settings.seed = 10;
        request.settings.steps = 20;
        request.settings.count = 4;
        request.rewardKeys = {"clip_score", "aesthetic_score", "vqa_score"};
        if (kind == ExploreKind::Pareto)
            request.rewards = {"aesthetic_score", "vqa_score"};
        if (kind == ExploreKind::Sweep)
            request.rewards = {"vqa_score"};
        if (kind == ExploreKind::Keyframes)
            request.settings.keyframes[5]["clip_score"] = 0.25;
        if (kind == ExploreKind::Morph)
            request.other = request.settings;
        return request;
    }

    static std::vector<ExploreCell> cellsOf(const ExploreRequest& request) {
        auto cells = exploreCells(request);
        if (!cells.ok())
            qFatal("%s", cells.message().c_str());
        return *cells;
    }

private Q_SLOTS:
    void ordersAreCoarseToFine() {
        QCOMPARE(coarseToFine(1), (std::vector<int64_t>{0}));
        QCOMPARE(coarseToFine(2), (std::vector<int64_t>{0, 1}));
        QCOMPARE(coarseToFine(5), (std::vector<int64_t>{0, 4, 2, 1, 3}));
        QCOMPARE(coarseToFine(9), (std::vector<int64_t>{0, 8, 4, 2, 6, 1, 3, 5, 7}));
        const auto grid = coarseToFine(5, 5);
        const std::vector<std::pair<int64_t, int64_t>> fifth{{0, 0}, {0, 4}, {4, 0}, {4, 4}, {2, 2}};
        QVERIFY(std::equal(fifth.begin(), fifth.end(), grid.begin()));
        QCOMPARE(std::set(grid.begin(), grid.end()).size(), size_t{25});
    }

    void paretoIsAGridOfTwoTargets() {
        ExploreRequest asked = request(ExploreKind::Pareto);
        asked.settings.positive["clip_score"] = 0.75;
        const auto cells = cellsOf(asked);
        QCOMPARE(cells.size(), size_t{25});
        std::set<std::pair<int64_t, int64_t>> places;
        for (size_t i = 0; i < cells.size(); ++i) {
            const ExploreCell& cell = cells[i];
            QCOMPARE(cell.index, int64_t(i));
            QCOMPARE(cell.settings.positive.at("aesthetic_score"), RewardTarget(double(cell.column) / 4));
            QCOMPARE(cell.settings.positive.at("vqa_score"), RewardTarget(double(cell.row) / 4));
            QCOMPARE(cell.settings.positive.at("clip_score"), RewardTarget(0.75));
            QCOMPARE(*cell.settings.seed, uint64_t{10});
            QCOMPARE(cell.settings.count, int64_t{1});
            places.insert({cell.row, cell.column});
        }
        QCOMPARE(places.size(), size_t{25});
        QCOMPARE(cells[4].label, std::string("aesthetic_score=0.5 vqa_score=0.5"));
    }

    void furtherSeedsComeAfterTheWholeGrid() {
        ExploreRequest asked = request(ExploreKind::Pareto);
        asked.steps = 3;
        asked.seeds = 2;
        const auto cells = cellsOf(asked);
        QCOMPARE(cells.size(), size_t{18});
        for (size_t i = 0; i < 9; ++i) {
            QCOMPARE(cells[i].seedIndex, int64_t{0});
            QCOMPARE(cells[9 + i].seedIndex, int64_t{1});
            QCOMPARE(*cells[9 + i].settings.seed, uint64_t{11});
            QCOMPARE(cells[9 + i].row, cells[i].row);
            QCOMPARE(cells[9 + i].index, int64_t(9 + i));
        }
    }

    // Guidance pushes from the negative target to the positive one: all alike are not pushed.
    void soloPushesAllAllButOneAndOne() {
        const auto cells = cellsOf(request(ExploreKind::Solo));
        QCOMPARE(cells.size(), size_t{7});
        for (const ExploreCell& cell : cells)
            for (const auto& [key, target] : cell.settings.positive)
                QCOMPARE(target, RewardTarget(1.0));
        QCOMPARE(cells[0].label, std::string("all"));
        QCOMPARE(cells[0].settings.negative,
                 (RewardTargets{{"clip_score", 0.0}, {"aesthetic_score", 0.0}, {"vqa_score", 0.0}}));
        QCOMPARE(cells[2].label, std::string("only aesthetic_score"));
        QCOMPARE(cells[2].settings.negative,
                 (RewardTargets{{"clip_score", 1.0}, {"aesthetic_score", 0.0}, {"vqa_score", 1.0}}));
        QCOMPARE(cells[5].label, std::string("without aesthetic_score"));
        QCOMPARE(cells[5].settings.negative,
                 (RewardTargets{{"clip_score", 0.0}, {"aesthetic_score", 1.0}, {"vqa_score", 0.0}}));
        QCOMPARE(cells[5].row, int64_t{1});
        QCOMPARE(cells[5].column, int64_t{1});
    }

    void sweepGoesAlongOneTarget() {
        const auto cells = cellsOf(request(ExploreKind::Sweep));
        QCOMPARE(cells.size(), size_t{5});
        QCOMPARE(cells[1].position, 1.0);
        QCOMPARE(cells[3].position, 0.25);
        QCOMPARE(cells[3].column, int64_t{1});
        QCOMPARE(cells[3].label, std::string("vqa_score=0.25"));
        QCOMPARE(cells[3].settings.positive.at("vqa_score"), RewardTarget(0.25));
    }

    void morphMovesNumbersTargetsAndNoise() {
        ExploreRequest asked = request(ExploreKind::Morph);
        asked.settings.guidance = 2;
        asked.settings.positive = {{"clip_score", 1.0}, {"vqa_score", std::nullopt}};
        asked.other.guidance = 6;
        asked.other.steps = 40;
        asked.other.seed = 77;
        asked.other.positive = {{"clip_score", 0.0}, {"vqa_score", 0.5}, {"aesthetic_score", 0.0}};
        asked.other.guidanceType = GuidanceType::Linear;
        const auto cells = cellsOf(asked);
        auto at = [&](int64_t column) {
            return std::find_if(cells.begin(), cells.end(), [&](const auto& cell) { return cell.column == column; })
                ->settings;
        };
        QCOMPARE(*at(0).seed, uint64_t{10});
        QCOMPARE(at(0).variation, 0.0);
        QVERIFY(!at(0).variationSeed);
        QCOMPARE(*at(1).guidance, 3.0);
        QCOMPARE(*at(1).steps, int64_t{25});
        QCOMPARE(*at(1).seed, uint64_t{10});
        QCOMPARE(*at(1).variationSeed, uint64_t{77});
        QCOMPARE(at(1).variation, 0.25);
        QCOMPARE(at(1).positive.at("clip_score"), RewardTarget(0.75));
        QCOMPARE(at(1).positive.at("aesthetic_score"), RewardTarget(0.75)); // not named: 1
        QCOMPARE(at(1).positive.at("vqa_score"), RewardTarget());
        QVERIFY(at(1).guidanceType == GuidanceType::Constant);
        QCOMPARE(at(2).positive.at("vqa_score"), RewardTarget(0.5));
        QVERIFY(at(2).guidanceType == GuidanceType::Linear);
        QCOMPARE(*at(4).seed, uint64_t{77});
        QCOMPARE(at(4).variation, 0.0);
        QCOMPARE(at(4).positive, asked.other.positive);
    }

    // A variation's three numbers belong together.
    void morphOfAVariationTakesTheNearerNoise() {
        ExploreRequest asked = request(ExploreKind::Morph);
        asked.settings.variation = 0.2;
        asked.settings.variationSeed = 5;
        asked.other.seed = 99;
        for (const ExploreCell& cell : cellsOf(asked)) {
            const bool first = cell.position < 0.5;
            QCOMPARE(*cell.settings.seed, uint64_t(first ? 10 : 99));
            QCOMPARE(cell.settings.variation, first ? 0.2 : 0.0);
            QCOMPARE(cell.settings.variationSeed.has_value(), first);
        }
    }

    void bestOfCountsSeeds() {
        ExploreRequest asked = request(ExploreKind::BestOf);
        asked.steps = 3;
        const auto cells = cellsOf(asked);
        QCOMPARE(cells.size(), size_t{3});
        QCOMPARE(cells[2].label, std::string("seed 12"));
        QCOMPARE(*cells[2].settings.seed, uint64_t{12});
        asked.settings.seed = ~uint64_t{0}; // goes round, as the pictures of one run do
        QCOMPARE(*cellsOf(asked)[1].settings.seed, uint64_t{0});
    }

    void keyframesAreComparedWithNone() {
        auto cells = cellsOf(request(ExploreKind::Keyframes));
        QCOMPARE(cells.size(), size_t{2});
        QVERIFY(cells[0].settings.keyframes.empty());
        QCOMPARE(cells[1].settings.keyframes, (RewardKeyframes{{5, {{"clip_score", 0.25}}}}));

        ExploreRequest moving = request(ExploreKind::Keyframes);
        moving.settings.keyframes.clear();
        moving.rewards = {"vqa_score"};
        cells = cellsOf(moving);
        QCOMPARE(cells.size(), size_t{5});
        QCOMPARE(cells[3].label, std::string("vqa_score early"));
        for (GenerationSettings settings : {cells[3].settings}) {
            settings.positive["vqa_score"] = 1.0;
            QCOMPARE(targetsAtStep(settings, 9).at("vqa_score"), RewardTarget(1.0));
            QCOMPARE(targetsAtStep(settings, 10).at("vqa_score"), RewardTarget(0.0));
            QCOMPARE(targetsAtStep(settings, 19).at("vqa_score"), RewardTarget(0.0));
        }
    }

    void jsonBringsBackThePlan_data() {
        QTest::addColumn<int>("kind");
        for (const char* name : {"pareto", "solo", "sweep", "morph", "best-of", "keyframes"}) {
            auto kind = exploreKindFrom(name);
            QVERIFY2(kind.ok() && toText(*kind) == name, name);
            QTest::newRow(name) << int(*kind);
        }
    }
    void jsonBringsBackThePlan() {
        QFETCH(int, kind);
        ExploreRequest asked = request(ExploreKind(kind));
        asked.steps = 7;
        asked.weights = {{"clip_score", 0.5}};
        asked.scorers = {{"clip_score", "starter_clip"}};
        asked.settings.positive["clip_score"] = std::nullopt;
        asked.other.seed = 3;
        const std::string text = jsonFromExplore(asked).dump();
        auto read = exploreFromJson(*parseJson(text, "x"));
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(jsonFromExplore(*read).dump(), text);
        QCOMPARE(read->steps, int64_t{7});
        QCOMPARE(read->weights, asked.weights);
        QCOMPARE(read->scorers, asked.scorers);
        QVERIFY(read->settings.keyframes == asked.settings.keyframes);
    }

    void badJsonIsNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const QString begin = R"({"kind":"sweep","settings":{})";
        QTest::newRow("list") << "[]"
                              << "JSON object";
        QTest::newRow("no kind") << R"({"settings":{}})"
                                 << "explore.kind";
        QTest::newRow("kind") << R"({"kind":"walk","settings":{}})"
                              << "there is: pareto, solo";
        QTest::newRow("kind is no text") << R"({"kind":1,"settings":{}})"
                                         << "explore.kind";
        QTest::newRow("no settings") << R"({"kind":"solo"})"
                                     << "explore.settings";
        QTest::newRow("settings") << R"({"kind":"solo","settings":{"steps":-1}})"
                                  << "settings: steps";
        QTest::newRow("rewards") << begin + R"(,"rewards":"a"})"
                                 << "explore.rewards";
        QTest::newRow("rewards' names") << begin + R"(,"rewards":[1]})"
                                        << "explore.rewards";
        QTest::newRow("steps") << begin + R"(,"steps":1e30})"
                               << "explore.steps";
        QTest::newRow("steps is a text") << begin + R"(,"steps":"5"})"
                                         << "explore.steps";
        QTest::newRow("huge steps") << begin + R"(,"steps":18446744073709551615})"
                                    << "explore.steps";
        QTest::newRow("seeds") << begin + R"(,"seeds":-1})"
                               << "explore.seeds";
        QTest::newRow("weights") << begin + R"(,"weights":[1]})"
                                 << "explore.weights";
        QTest::newRow("weight") << begin + R"(,"weights":{"a":"b"}})"
                                << "explore.weights.a";
        QTest::newRow("scorers") << begin + R"(,"scorers":["a"]})"
                                 << "explore.scorers";
        QTest::newRow("scorer") << begin + R"(,"scorers":{"a":1}})"
                                << "explore.scorers.a";
        QTest::newRow("no other") << R"({"kind":"morph","settings":{}})"
                                  << "explore.other";
        QTest::newRow("keyframes") << R"({"kind":"solo","settings":{"keyframes":{}}})"
                                   << "keyframes";
        QTest::newRow("keyframe") << R"({"kind":"solo","settings":{"keyframes":[7]}})"
                                  << "keyframes.step";
        QTest::newRow("keyframe's step") << R"({"kind":"solo","settings":{"keyframes":[{"step":-1}]}})"
                                         << "keyframes.step";
        QTest::newRow("keyframe's target")
            << R"({"kind":"solo","settings":{"keyframes":[{"step":1,"targets":{"a":2}}]}})"
            << "targets.a";
    }
    void badJsonIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        auto read = exploreFromJson(*parseJson(text.toStdString(), "x"));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Usage);
        QVERIFY2(read.message().find(says.toStdString()) != std::string::npos, read.message().c_str());
    }

    void badPlansAreNamed_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("no seed") << 0 << "needs a seed";
        QTest::newRow("unknown reward") << 1 << "trained on: clip_score, aesthetic_score, vqa_score";
        QTest::newRow("one reward for a grid") << 2 << "pareto varies two rewards and got 1";
        QTest::newRow("three rewards for a grid") << 3 << "pareto varies two rewards and got 3";
        QTest::newRow("twice the same") << 4 << "named twice";
        QTest::newRow("one step") << 5 << "2 to 1024 steps, not 1";
        QTest::newRow("grid too large") << 6 << "that is 1089 pictures; at most 1024";
        QTest::newRow("steps without end") << 7 << "not 4611686018427387904";
        QTest::newRow("no seeds") << 8 << "1 to 1024 seeds";
        QTest::newRow("too many with seeds") << 9 << "at most 1024";
        QTest::newRow("seeds of best-of") << 10 << "best-of varies the seed";
        QTest::newRow("weight") << 11 << "the weight of vqa_score is -1";
        QTest::newRow("weight NaN") << 12 << "the weight of vqa_score is nan";
        QTest::newRow("weight of a stranger") << 13 << "trained on";
        QTest::newRow("no keyframe") << 14 << "no reward keyframe and no reward";
        QTest::newRow("keyframe outside") << 15 << "its steps are 0 to 19";
        QTest::newRow("solo of one") << 16 << "fewer than two";
        QTest::newRow("no reward for a sweep") << 17 << "sweep varies one reward and got 0";
    }
    void badPlansAreNamed() {
        QFETCH(int, kind);
        QFETCH(QString, says);
        ExploreRequest asked = request(kind == 10 || (kind >= 11 && kind <= 13) ? ExploreKind::BestOf
                                       : kind == 14 || kind == 15               ? ExploreKind::Keyframes
                                       : kind == 16                             ? ExploreKind::Solo
                                       : kind == 17                             ? ExploreKind::Sweep
                                                                                : ExploreKind::Pareto);
        switch (kind) {
        case 0:
            asked.settings.seed.reset();
            break;
        case 1:
            asked.rewards[0] = "beauty";
            break;
        case 2:
            asked.rewards.pop_back();
            break;
        case 3:
            asked.rewards.push_back("clip_score");
            break;
        case 4:
            asked.rewards[1] = asked.rewards[0];
            break;
        case 5:
            asked.steps = 1;
            break;
        case 6:
            asked.steps = 33;
            break;
        case 7:
            asked.steps = int64_t{1} << 62;
            break;
        case 8:
            asked.seeds = 0;
            break;
        case 9:
            asked.seeds = 1000;
            break;
        case 10:
            asked.seeds = 2;
            break;
        case 11:
            asked.weights["vqa_score"] = -1;
            break;
        case 12:
            asked.weights["vqa_score"] = std::nan("");
            break;
        case 13:
            asked.weights["beauty"] = 1;
            break;
        case 14:
            asked.settings.keyframes.clear();
            break;
        case 15:
            asked.settings.keyframes[20]["vqa_score"] = 1;
            break;
        case 16:
            asked.rewardKeys = {"clip_score"};
            break;
        case 17:
            asked.rewards.clear();
            break;
        }
        auto cells = exploreCells(asked);
        QVERIFY(!cells.ok());
        QCOMPARE(cells.error().code, ErrorCode::Usage);
        QVERIFY2(cells.message().find(says.toStdString()) != std::string::npos, cells.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestExplorePlan)
#include "test_explore_plan.moc"
