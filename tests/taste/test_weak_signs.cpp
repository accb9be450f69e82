#include "taste/intervals.h"
#include "taste/slider_fit.h"
#include "taste/taste_ranking.h"
#include "taste/weak_signs.h"

#include <QtTest>
#include <cmath>

using namespace miro;

class TestWeakSigns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void starsOfOnePromptArePairs() {
        const auto pairs = weakPairs({{"cat", 5}, {"cat", 3}}, 1);
        QCOMPARE(pairs.size(), size_t{1});
        QCOMPARE(pairs[0].better, size_t{0});
        QCOMPARE(pairs[0].worse, size_t{1});
        QCOMPARE(pairs[0].weight, kWeakWeight);
        QCOMPARE(weakPairs({{"cat", 4}, {"cat", 3}}, 1)[0].weight, kWeakWeight / 2); // one star apart
        QCOMPARE(weakPairs({{"cat", 5}, {"dog", 1}}, 1)[0].weight, kWeakWeight * kAcrossPrompts);
        QVERIFY(weakPairs({{"cat", 4}, {"cat", 4}}, 1).empty());
        QVERIFY(weakPairs({{"cat", 0}, {"cat", 0}}, 1).empty());
        QVERIFY(weakPairs({}, 1).empty());
    }

    void aDeletedPictureIsWorse() {
        const auto pairs = weakPairs({{"cat", 0, true}, {"cat", 0}, {"dog", 0}}, 1);
        QCOMPARE(pairs.size(), size_t{1}); // the dog was of another prompt, and nobody rated it
        QCOMPARE(pairs[0].better, size_t{1});
        QCOMPARE(pairs[0].worse, size_t{0});
        QCOMPARE(pairs[0].weight, kWeakWeight * kBesideUnrated);
        QCOMPARE(weakPairs({{"cat", 5, true}, {"cat", 1}}, 1)[0].better, size_t{1}); // its stars went with it
    }

    // However many there are, a picture's pairs say no more than half an answer, and all are bounded.
    void marksAreBounded() {
        std::vector<MarkedPicture> pictures;
        for (int i = 0; i < 3000; ++i)
            pictures.push_back({std::to_string(i % 40), i % 6, i % 17 == 0});
        const auto pairs = weakPairs(pictures, 5);
        QCOMPARE(pairs.size(), kMostWeakPairs);
        std::vector<double> sums(pictures.size());
        for (const WeakPair& pair : pairs) {
            QVERIFY(pair.weight > 0 && pair.weight <= kWeakWeight);
            sums[pair.better] += pair.weight;
            sums[pair.worse] += pair.weight;
        }
        for (const double sum : sums)
            QVERIFY(sum <= kWeightOfPicture + 1e-12);
        const auto again = weakPairs(pictures, 5);
        for (size_t i = 0; i < pairs.size(); ++i)
            QVERIFY(pairs[i].better == again[i].better && pairs[i].worse == again[i].worse);
    }

    // Values of tables: I_0.5(1, 1), I_0.25(2, 3) = 67 / 256, and the interval of 0 of 10 and 5 of 10.
    void intervalsAreJeffreys() {
        QCOMPARE(betaDistribution(0.5, 1, 1), 0.5);
        QVERIFY(std::abs(betaDistribution(0.25, 2, 3) - 67.0 / 256) < 1e-13);
        QVERIFY(std::abs(betaDistribution(0.9, 0.5, 30) - 1) < 1e-12);
        QCOMPARE(betaDistribution(-1, 2, 2), 0.0);
        QCOMPARE(betaDistribution(2, 2, 2), 1.0);
        for (const double p : {0.001, 0.05, 0.5, 0.95})
            QVERIFY(std::abs(betaDistribution(betaQuantile(p, 3.5, 0.5), 3.5, 0.5) - p) < 1e-9);
        QVERIFY(std::abs(normalDistribution(1.6448536269514722) - 0.95) < 1e-12);
        QVERIFY(std::abs(logistic(-40) - std::exp(-40.0)) < 1e-30);
        const Share half = shareOf(5, 10);
        QCOMPARE(half.value, 0.5);
        QVERIFY(std::abs(half.interval.low + half.interval.high - 1) < 1e-9);
        QVERIFY(half.interval.low > 0.25 && half.interval.low < 0.28);
        QCOMPARE(shareOf(0, 10).interval.low, 0.0);
        QCOMPARE(shareOf(10, 10).interval.high, 1.0);
        QCOMPARE(shareOf(0, 0).value, 0.5);
    }

    void picturesAreRankedByWhatIsSure() {
        // Far up but unsure, up and sure, in the middle and unsure, in the middle and sure, down and sure, far down.
        const TasteRanking ranking = rankByTaste({{2, 3}, {1.5, 0.1}, {0.05, 2}, {0, 0.01}, {-1, 0.1}, {-2, 0.5}}, 2);
        QCOMPARE(ranking.most, (std::vector<size_t>{1, 3}));
        QCOMPARE(ranking.least, (std::vector<size_t>{5, 4}));
        QCOMPARE(ranking.undecided, (std::vector<size_t>{2, 0}));
        QVERIFY(rankByTaste({{1, 1}, {2, 1}}, 5).most.empty());
        QCOMPARE(rankByTaste({{1, 1}, {2, 1}, {3, 1}}, 5).most, (std::vector<size_t>{2}));
    }

    void rewardsThatAgreedAreNamed() {
        const TasteLayout rows{"", 1, {"clip_score", "aesthetic_score", "vqa_score"}, 0};
        const auto agreement = rewardAgreement(rows, {{{0, 1, -1, 0}, 1, 1},
                                                      {{0, 2, 1, 0}, 1, 1},
                                                      {{0, 1, 1, 0}, 0, 1},
                                                      {{0, 1, 1, 0}, 0.5, 1},
                                                      {{0, -3, 0, 0}, 0, 1}});
        QCOMPARE(agreement.size(), size_t{2}); // nobody measured the third
        QCOMPARE(agreement[0].reward, std::string("clip_score"));
        QCOMPARE(agreement[0].chosen.value, 0.75);
        QCOMPARE(agreement[1].chosen.value, 1.0 / 3);
        QCOMPARE(agreement[1].chosen.trials, int64_t{3});
    }

    void slidersGoWhereItMeasuresBest() {
        const std::vector<RewardWeight> weights{{"a", 2, 0.5}, {"b", -1, 0.2}, {"c", 0.1, 1}};
        QVERIFY(targetsFromWeights(weights)[0] > 0.99);
        QVERIFY(targetsFromWeights(weights)[1] < 0.01);
        QVERIFY(std::abs(targetsFromWeights(weights)[2] - 0.54) < 0.01);
        int calls = 0;
        // The weights promise the corner (1, 0, 1); pictures are best at (0.75, 0, 0.25).
        const MeasureTargets measure = [&](const std::vector<double>& t) -> Result<double> {
            ++calls;
            return -std::abs(t[0] - 0.75) - t[1] - std::abs(t[2] - 0.25);
        };
        const auto fit = fitSliders(weights, {1, 1, 1}, measure);
        QVERIFY(fit.ok());
        QCOMPARE(fit->targets, (std::vector<double>{0.75, 0, 0.25}));
        QCOMPARE(fit->score, 0.0);
        QCOMPARE(fit->measured, calls);
        QVERIFY(calls <= 24);
        SliderFitOptions few;
        few.most = 2;
        calls = 0;
        QVERIFY(fitSliders(weights, {1, 1, 1}, measure, few).ok());
        QCOMPARE(calls, 2);
        QVERIFY(!fitSliders(weights, {1}, measure).ok());
        QCOMPARE(
            fitSliders(weights, {1, 1, 1}, [](const auto&) { return Result<double>(stoppedError()); }).error().code,
            ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestWeakSigns)
#include "test_weak_signs.moc"
