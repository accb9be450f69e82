#include "batch/explore_stats.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace miro;

// Every expectation was worked out by hand.
class TestExploreStats : public QObject {
    Q_OBJECT

    const double m_nan = std::numeric_limits<double>::quiet_NaN();

    static Image flat(int side, uint8_t value) {
        return {side, side, std::vector<uint8_t>(static_cast<size_t>(side * side * 3), value)};
    }
    // Dark on the left (or the top), light on the other side.
    static Image halves(int side, bool upright) {
        Image image = flat(side, 0);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                for (int c = 0; c < 3; ++c)
                    image.at(x, y)[c] = (upright ? x : y) < side / 2 ? 0 : 255;
        return image;
    }

private Q_SLOTS:
    void theFrontIsWhatNothingBeats() {
        using Points = std::vector<std::vector<Measured>>;
        QCOMPARE(paretoFront(Points{}), (std::vector<size_t>{}));
        QCOMPARE(paretoFront(Points{{0.1, 0.2}}), (std::vector<size_t>{0}));
        // (0.5, 0.5) is beaten by (0.6, 0.5); (0.2, 0.9) and (0.9, 0.1) are each best in one.
        QCOMPARE(paretoFront(Points{{0.5, 0.5}, {0.6, 0.5}, {0.2, 0.9}, {0.9, 0.1}}), (std::vector<size_t>{1, 2, 3}));
        // Equal points are there together; what lacks a score is not, and beats nobody.
        QCOMPARE(paretoFront(Points{{0.5, 0.5}, {0.5, 0.5}, {0.9, std::nullopt}, {m_nan, 1.0}}),
                 (std::vector<size_t>{0, 1}));
        QCOMPARE(paretoFront(Points{{1.0}, {2.0}, {2.0}, {0.0}}), (std::vector<size_t>{1, 2}));
        QCOMPARE(paretoFront(Points{{}, {}}), (std::vector<size_t>{}));
        QCOMPARE(paretoFront(Points{{1.0, 1.0}, {2.0, 2.0, 2.0}}), (std::vector<size_t>{0, 1})); // do not compare
    }

    void equalValuesShareTheBetterRank() {
        const auto ranks = ranksOf({0.3, 0.9, std::nullopt, 0.3, 0.1, m_nan});
        QCOMPARE(*ranks[0], int64_t{2});
        QCOMPARE(*ranks[1], int64_t{1});
        QVERIFY(!ranks[2]);
        QCOMPARE(*ranks[3], int64_t{2});
        QCOMPARE(*ranks[4], int64_t{4});
        QVERIFY(!ranks[5]);
        QVERIFY(ranksOf({}).empty());
    }

    void quantilesAreMiddles() {
        const auto quantiles = quantilesAmong({3.0, 1.0, 1.0, std::nullopt, 5.0});
        QCOMPARE(*quantiles[0], 2.5 / 4); // two below, itself half
        QCOMPARE(*quantiles[1], 1.0 / 4); // none below, two equal
        QCOMPARE(*quantiles[2], 1.0 / 4);
        QVERIFY(!quantiles[3]);
        QCOMPARE(*quantiles[4], 3.5 / 4);
        QCOMPARE(*quantilesAmong({7.0})[0], 0.5);
    }

    void totalsAreWeightedMeans() {
        const std::vector<std::vector<Measured>> candidates{
            {0.2, 0.8, std::nullopt}, {1.0, 0.4, std::nullopt}, {0.5, std::nullopt, std::nullopt}};
        auto totals = weightedTotals(candidates, {3, 1, 100}); // nobody has the third
        QCOMPARE(*totals[0], (3 * 0.2 + 0.8) / 4);
        QCOMPARE(*totals[1], (3 * 1.0 + 0.4) / 4);
        QVERIFY(!totals[2]);
        QCOMPARE(bestFirst(totals), (std::vector<size_t>{1, 0, 2}));
        totals = weightedTotals(candidates, {1, 0, 0}); // what is not weighed may be missing
        QCOMPARE(*totals[2], 0.5);
        QCOMPARE(bestFirst(totals), (std::vector<size_t>{1, 2, 0}));
        for (const Measured& total : weightedTotals(candidates, {0, 0, 0}))
            QVERIFY(!total);
        QCOMPARE(bestFirst({0.5, std::nullopt, 0.5}), (std::vector<size_t>{0, 2, 1}));
    }

    // Of 1, 2, 3, 4 in twos: the highest is 4 in three of six pairs, 3 in two, 2 in one: 20/6.
    void theExpectedBestIsExact() {
        const auto expected = expectedBest({3.0, 1.0, std::nullopt, 4.0, 2.0});
        QCOMPARE(expected.size(), size_t{4});
        QCOMPARE(expected[0], 2.5);
        QVERIFY(std::abs(expected[1] - 20.0 / 6) < 1e-12);
        QVERIFY(std::abs(expected[2] - 15.0 / 4) < 1e-12); // 4 in three of four, 3 in one
        QCOMPARE(expected[3], 4.0);
        QVERIFY(expectedBest({}).empty());
        QCOMPARE(expectedBest({2.0, 2.0})[1], 2.0);
    }

    // Against every subset of a sample, one by one.
    void theExpectedBestEqualsAllSubsets() {
        std::vector<Measured> values;
        for (int i = 0; i < 11; ++i)
            values.emplace_back(std::sin(i * 2.3) * 5);
        const auto expected = expectedBest(values);
        for (int n = 1; n <= 11; ++n) {
            double sum = 0;
            int subsets = 0;
            for (int mask = 0; mask < 1 << 11; ++mask) {
                if (__builtin_popcount(unsigned(mask)) != n)
                    continue;
                double best = -1e9;
                for (int i = 0; i < 11; ++i)
                    if (mask >> i & 1)
                        best = std::max(best, *values[size_t(i)]);
                sum += best;
                ++subsets;
            }
            QVERIFY(std::abs(expected[size_t(n - 1)] - sum / subsets) < 1e-12);
        }
        std::vector<Measured> many(1024, 0.0); // no binomial coefficient of these fits into a double
        many[5] = 1.0;
        QVERIFY(std::abs(expectedBest(many)[511] - 0.5) < 1e-9);
    }

    void missedIsAQuarterBelow() {
        QVERIFY(isMissed(1.0, 0.74));
        QVERIFY(!isMissed(1.0, 0.75));
        QVERIFY(!isMissed(0.9, 0.65)); // 0.25 but for rounding
        QVERIFY(!isMissed(0.2, 0.9));
        QVERIFY(!isMissed(std::nullopt, 0.1));
        QVERIFY(!isMissed(1.0, std::nullopt));
        QVERIFY(!isMissed(1.0, m_nan));
        QVERIFY(isMissed(0.5, 0.4, 0.05));
    }

    void aRewardThatIsHackedIsNamed() {
        const std::vector<double> targets{0, 0.25, 0.5, 0.75, 1};
        const ScoreSeries rising{"aesthetic", {0.1, 0.3, 0.5, 0.8, 0.95}};
        const ScoreSeries falling{"vqa", {0.7, 0.7, 0.7, 0.5, 0.2}};
        const ScoreSeries steady{"clip", {0.6, 0.6, 0.6, 0.6, 0.6}};
        auto sign = findHacking(targets, rising, {falling, steady}, 1.0);
        QVERIFY(sign.has_value());
        QCOMPARE(sign->rises, std::string("aesthetic"));
        QCOMPARE(sign->falls, (std::vector<std::string>{"vqa"}));
        QCOMPARE(sign->suggested, 0.5); // the highest of the three equally good ones
        QVERIFY(std::abs(sign->gain - 0.45) < 1e-12);
        QVERIFY(std::abs(sign->loss - 0.25) < 1e-12);

        // A hair better below is chance: the suggestion stays as high as it can.
        sign = findHacking(targets, rising, {{"vqa", {0.71, 0.7, 0.69, 0.5, 0.2}}, steady}, 1.0);
        QVERIFY(sign.has_value());
        QCOMPARE(sign->suggested, 0.5);

        QVERIFY(!findHacking(targets, rising, {falling, steady}, 0.5)); // not yet
        QVERIFY(!findHacking(targets, rising, {steady}, 1.0));
        QVERIFY(!findHacking(targets, rising, {}, 1.0));
        QVERIFY(!findHacking(targets, steady, {falling}, 1.0)); // nothing was gained by it
        QVERIFY(!findHacking({1.0}, {"a", {0.5}}, {{"b", {0.1}}}, 1.0));
        QVERIFY(!findHacking({}, {"a", {}}, {}, 1.0));
        // Half a bin down in one and up in the other is noise.
        QVERIFY(!findHacking(targets, rising,
                             {{"vqa", {0.7, 0.7, 0.7, 0.6, 0.56}}, {"clip", {0.6, 0.6, 0.6, 0.6, 0.9}}}, 1.0));
    }

    void missingMeasurementsAreSteppedOver() {
        const std::vector<double> targets{0, 0.5, 0.75, 1};
        const ScoreSeries rising{"a", {0.1, 0.5, 0.7, 0.9}};
        auto sign = findHacking(targets, rising, {{"b", {0.8, std::nullopt, 0.7, 0.2}}}, 1.0);
        QVERIFY(sign.has_value());
        QCOMPARE(sign->suggested, 0.0);
        sign = findHacking(targets, rising, {{"b", {0.8, 0.8, 0.3, std::nullopt}}}, 1.0);
        QVERIFY(sign.has_value()); // judged at 0.75, the nearest that was measured
        QVERIFY(std::abs(sign->gain - 0.2) < 1e-12);
        QVERIFY(!findHacking(targets, rising, {{"b", {0.8}}}, 1.0)); // a series that ends early
    }

    void likenessIsTheMeanCosine() {
        QVERIFY(!likenessOf({}));
        QVERIFY(!likenessOf({{1.0, 0.0}}));
        QVERIFY(!likenessOf({{1.0, 0.0}, {1.0}}));
        QCOMPARE(*likenessOf({{2.0, 0.0}, {0.0, 3.0}}), 0.0);
        QVERIFY(std::abs(*likenessOf({{1.0, 0.0}, {1.0, 1.0}}) - std::sqrt(0.5)) < 1e-12);
        QVERIFY(std::abs(*likenessOf({{1.0, 0.0}, {5.0, 0.0}, {0.0, 1.0}}) - 1.0 / 3) < 1e-12);
        QCOMPARE(*likenessOf({{0.0, 0.0}, {0.0, 0.0}}), 1.0);
        QCOMPARE(*likenessOf({{0.0, 0.0}, {0.0, 1.0}}), 0.0);
    }

    void picturesHaveALook() {
        const auto left = lookOf(halves(32, true)), top = lookOf(halves(32, false));
        QCOMPARE(left.size(), size_t{192});
        QVERIFY(std::abs(*likenessOf({left, lookOf(halves(64, true))}) - 1) < 1e-3); // size does not count
        QVERIFY(std::abs(*likenessOf({left, top})) < 1e-9);
        QCOMPARE(*likenessOf({lookOf(flat(16, 10)), lookOf(flat(16, 200))}), 1.0);
        QVERIFY(lookOf({}).empty());
        QCOMPARE(lookOf(flat(1, 9)).size(), size_t{192});
    }

    void seedsThatLookAlike() {
        QVERIFY(seedsLookAlike(0.96));
        QVERIFY(!seedsLookAlike(0.94));
        QVERIFY(!seedsLookAlike(std::nullopt));
        QVERIFY(seedsLookAlike(0.99, 0.9));
        QVERIFY(!seedsLookAlike(0.96, 0.95)); // they always did
    }
};

QTEST_GUILESS_MAIN(TestExploreStats)
#include "test_explore_stats.moc"
