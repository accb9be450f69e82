#include "batch/exploration.h"
#include "batch/explorations.h"

#include <cmath>

using namespace miro;
using namespace miro::test;

class TestExploration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // CLIP falls as aesthetic rises: the whole diagonal trade-off is the front, the rest is beaten.
    void theFrontOfAGridIsMeasured() {
        ExploreRequest request = starterRequest(ExploreKind::Pareto);
        request.steps = 3;
        const Exploration exploration = explorationOf(request, [](const ExploreCell& cell) {
            const double across = double(cell.column) / 2, up = double(cell.row) / 2;
            return std::vector<double>{up * (1 - across * 0.5), across, 0.5};
        });
        const Findings findings = findingsOf(exploration);
        QCOMPARE(findings.places.size(), size_t{9});
        for (const ExplorePlace& place : findings.places)
            QCOMPARE(place.onFront, place.row == 2); // the highest row: nothing lower helps CLIP
        QCOMPARE(findings.columns.size(), size_t{3});
        QCOMPARE(findings.columns[1].label, std::string("Aesthetic (starter)"));
        QVERIFY(findings.columns[1].quantiles);
    }

    void seedsAreAveraged() {
        ExploreRequest request = starterRequest(ExploreKind::Sweep);
        request.steps = 2;
        request.seeds = 2;
        const Exploration exploration = explorationOf(request, [](const ExploreCell& cell) {
            return std::vector<double>{0.2 + 0.4 * double(cell.seedIndex), double(cell.column), 0.5};
        });
        const Findings findings = findingsOf(exploration);
        QCOMPARE(findings.places.size(), size_t{2});
        QCOMPARE(findings.places[0].pictures.size(), size_t{2});
        QVERIFY(std::abs(*findings.places[0].means[0] - 0.4) < 1e-12);
        QVERIFY(!findings.hacking);
        QVERIFY(findings.likeness.has_value());
    }

    void aSweepThatHacksIsFound() {
        ExploreRequest request = starterRequest(ExploreKind::Sweep);
        const Exploration exploration = explorationOf(request, [](const ExploreCell& cell) {
            const double t = cell.position;
            return std::vector<double>{t > 0.8 ? 0.1 : 0.7, t, 0.6};
        });
        const Findings findings = findingsOf(exploration);
        QVERIFY(findings.hacking.has_value());
        QCOMPARE(findings.hacking->rises, std::string("Aesthetic (starter)"));
        QCOMPARE(findings.hacking->falls, (std::vector<std::string>{"CLIP (starter)"}));
        QCOMPARE(findings.hacking->suggested, 0.75);
    }

    void bestOfIsRankedByTheArtistsWeights() {
        ExploreRequest request = starterRequest(ExploreKind::BestOf);
        request.steps = 3;
        auto measure = [](const ExploreCell& cell) {
            const double values[3][3] = {{0.9, 0.1, 0.5}, {0.5, 0.5, 0.5}, {0.1, 0.9, 0.5}};
            const auto& row = values[cell.column];
            return std::vector<double>{row[0], row[1], row[2]};
        };
        request.weights = {{"clip_score", 0}, {"aesthetic_score", 1}, {"vqa_score", 0}};
        Findings findings = findingsOf(explorationOf(request, measure));
        QCOMPARE(findings.bestFirst, (std::vector<size_t>{2, 1, 0}));
        QCOMPARE(*findings.totals[2], 0.9);
        QCOMPARE(findings.expectedBest.size(), size_t{3});
        QVERIFY(std::abs(findings.expectedBest[0] - 0.5) < 1e-12);
        QVERIFY(std::abs(findings.expectedBest[1] - (0.9 * 2 + 0.5) / 3) < 1e-12);
        request.weights = {{"clip_score", 1}, {"aesthetic_score", 0}, {"vqa_score", 0}};
        QCOMPARE(findingsOf(explorationOf(request, measure)).bestFirst, (std::vector<size_t>{0, 1, 2}));
        QVERIFY(findings.alike); // plain pictures of one colour
    }

    void rawValuesAreMovedOntoTheRange() {
        ExploreRequest request = starterRequest(ExploreKind::Sweep);
        request.steps = 3;
        Exploration exploration = explorationOf(request, [](const ExploreCell&) { return std::vector<double>(); });
        exploration.pictures[0].scores = {scoreOf("starter_beauty", 4)};
        exploration.pictures[1].scores = {scoreOf("starter_beauty", 8)};
        exploration.pictures[2].scores = {scoreOf("starter_beauty", 5)};
        auto columns = scoreColumns(exploration);
        QCOMPARE(columns.size(), size_t{1});
        QVERIFY(!columns[0].quantiles);
        QCOMPARE(*columns[0].values[2], 0.25);
        QCOMPARE(*columns[0].raw[2], 5.0);
        for (auto& picture : exploration.pictures)
            picture.scores[0].raw = 3;
        QCOMPARE(*scoreColumns(exploration)[0].values[0], 0.5); // all alike
        QVERIFY(findingsOf(exploration).missed[0].empty());     // no quantile, nothing to compare
    }

    void missingAndOldScoresDoNotCount() {
        ExploreRequest request = starterRequest(ExploreKind::Sweep);
        request.steps = 3;
        Exploration exploration = explorationOf(request, [](const ExploreCell& cell) {
            return std::vector<double>{0.5, cell.position, 0.5};
        });
        exploration.pictures[0].scores[1].raw.reset(); // could not be computed
        exploration.pictures[0].scores[1].quantile.reset();
        exploration.pictures[1].scores[1].version = "0"; // an older scorer
        exploration.pictures[2].scores.clear();
        exploration.pictures[2].scores.push_back(scoreOf("starter_beauty", 5, 0.5));
        const auto columns = scoreColumns(exploration);
        const ScoreColumn* aesthetic = columnOfReward(columns, "aesthetic_score");
        QVERIFY(aesthetic && aesthetic->quantiles);
        QVERIFY(!aesthetic->values[0]);
        QVERIFY(!aesthetic->values[1]);
        QCOMPARE(*aesthetic->values[2], 0.5);
        QVERIFY(!columnOfReward(columns, "hpsv2_score"));
        QVERIFY(!columnOfReward(columns, ""));
        QVERIFY(findingsOf(exploration).totals[0] == std::nullopt);
        exploration.pictures.clear();
        QVERIFY(findingsOf(exploration).columns.empty());
    }

    void missedIsAgainstTheCellsOwnTarget() {
        ExploreRequest request = starterRequest(ExploreKind::Sweep);
        request.steps = 3;
        const Findings findings = findingsOf(explorationOf(request, [](const ExploreCell&) {
            return std::vector<double>{1.0, 0.45, 1.0};
        }));
        // By drawing order: targets 0, 1, 0.5.
        QVERIFY(findings.missed[0].empty());
        QCOMPARE(findings.missed[1], (std::vector<size_t>{1}));
        QVERIFY(findings.missed[2].empty());
    }

    // Two scorers of one reward: the one that the model names, else the published one, speaks for it.
    void oneScorerSpeaksForAReward() {
        ExploreRequest request = starterRequest(ExploreKind::Sweep);
        request.rewardKeys = {"aesthetic_score"};
        request.rewards = request.rewardKeys;
        request.settings.positive = {{"aesthetic_score", 1}};
        request.scorers.clear();
        request.steps = 2;
        Exploration exploration = explorationOf(request, [](const ExploreCell&) { return std::vector<double>(); });
        exploration.pictures[0].scores = {scoreOf("aesthetic", 4, 0.25), scoreOf("starter_beauty", 8, 0.75)};
        exploration.pictures[1].scores = {scoreOf("aesthetic", 8, 0.75), scoreOf("starter_beauty", 4, 0.25)};
        const auto of = [&] {
            const auto columns = scoreColumns(exploration);
            const ScoreColumn* column = columnOfReward(columns, "aesthetic_score");
            return column ? column->scorer : std::string();
        };
        QCOMPARE(scoreColumns(exploration).size(), size_t{2});
        QCOMPARE(of(), std::string("aesthetic"));
        QCOMPARE(findingsOf(exploration).bestFirst, (std::vector<size_t>{1, 0})); // the other does not count
        exploration.request.scorers = {{"aesthetic_score", "starter_beauty"}};
        QCOMPARE(of(), std::string("starter_beauty"));
        QCOMPARE(findingsOf(exploration).bestFirst, (std::vector<size_t>{0, 1}));
        QCOMPARE(labelForPeople(exploration.request, "aesthetic_score=1"), std::string("Aesthetic (starter) 1"));
        exploration.request.scorers.clear();
        for (ExploredPicture& picture : exploration.pictures)
            picture.scores.erase(picture.scores.begin());
        QCOMPARE(of(), std::string("starter_beauty")); // alone
    }

    void labelsForPeople() {
        const ExploreRequest request = starterRequest(ExploreKind::Sweep);
        QCOMPARE(labelForPeople(request, "aesthetic_score=0.5 clip_score=1"),
                 std::string("Aesthetic (starter) 0.5 CLIP (starter) 1"));
        QCOMPARE(labelForPeople(request, "without vqa_score"), std::string("without VQA (starter)"));
        QCOMPARE(labelForPeople(request, "unaesthetic_score 5 aesthetic_scores"),
                 std::string("unaesthetic_score 5 aesthetic_scores"));
        ExploreRequest other;
        other.rewardKeys = {"beauty"};
        QCOMPARE(labelForPeople(other, "beauty=1"), std::string("beauty 1"));
    }
};

QTEST_GUILESS_MAIN(TestExploration)
#include "test_exploration.moc"
