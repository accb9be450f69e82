#include "taste/taste_ranking.h"
#include "taste/taste_worlds.h"

#include <ATen/ATen.h>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace miro;

class TestTasteModel : public QObject {
    Q_OBJECT

    const double m_nan = std::numeric_limits<double>::quiet_NaN();

    static SyntheticOptions small() {
        SyntheticOptions options;
        options.prompts = 20;
        options.picturesOfPrompt = 6;
        options.picture = 24;
        options.rewards = 3;
        options.prompt = 4;
        return options;
    }

    // A layout of three numbers a row, without a scale's arithmetic.
    static TasteLayout rows() { return {"", 2, {"clip_score"}, 0}; }
    static std::vector<TastePair> somePairs(int count, double lapse, uint64_t seed = 1) {
        SeededRandom random(seed);
        std::vector<TastePair> pairs;
        for (int i = 0; i < count; ++i) {
            TastePair pair{{random.normal(), random.normal(), random.normal()}, 1, 1};
            const double f = 2 * pair.difference[0] - pair.difference[2];
            pair.outcome = random.chance(lapse / 2 + (1 - lapse) * logistic(f)) ? 1 : 0;
            if (i % 7 == 3)
                pair.outcome = 0.5;
            pair.weight = i % 5 == 4 ? 0.25 : 1;
            pairs.push_back(pair);
        }
        return pairs;
    }
    static TastePairs pairsOf(const std::vector<TastePair>& list) {
        TastePairs pairs(rows());
        pairs.add(list);
        return pairs;
    }
    // Log of likelihood times prior at weights, written out.
    static double logPosterior(const std::vector<TastePair>& pairs, const TastePrior& prior,
                               const std::array<double, 3>& w) {
        double sum = 0;
        for (const TastePair& pair : pairs) {
            double f = 0;
            for (size_t k = 0; k < 3; ++k)
                f += pair.difference[k] * w[k];
            const double p = prior.lapse / 2 + (1 - prior.lapse) * logistic(f);
            sum += pair.weight * (pair.outcome * std::log(p) + (1 - pair.outcome) * std::log(1 - p));
        }
        for (size_t k = 0; k < 3; ++k) {
            const double s = prior.scales[k < 2 ? 0 : 1];
            sum -= w[k] * w[k] / (2 * s * s) + std::log(s) + std::log(2 * M_PI) / 2;
        }
        return sum;
    }
    static std::array<double, 3> weightsOf(const LaplaceFit& fit) {
        const at::Tensor w = fit.weights.contiguous();
        return {w[0].item<double>(), w[1].item<double>(), w[2].item<double>()};
    }

private Q_SLOTS:
    // In both forms: 5 pairs are fewer than twice the features, 60 are more.
    void theWeightsAreTheMostProbableOnes_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("lapse");
        QTest::newRow("few") << 5 << 0.0;
        QTest::newRow("few, lapsing") << 5 << 0.1;
        QTest::newRow("many") << 60 << 0.0;
        QTest::newRow("many, lapsing") << 60 << 0.1;
    }
    void theWeightsAreTheMostProbableOnes() {
        QFETCH(int, count);
        QFETCH(double, lapse);
        const auto list = somePairs(count, lapse);
        const TastePrior prior{{1.5, 0.7, 1}, lapse};
        const TastePairs pairs = pairsOf(list);
        QCOMPARE(pairs.dual(), count == 5);
        const auto fit = fitLaplace(pairs, prior);
        QVERIFY2(fit.ok(), fit.message().c_str());
        const auto w = weightsOf(*fit);
        const double best = logPosterior(list, prior, w);
        for (size_t k = 0; k < 3; ++k)
            for (const double by : {1e-3, -1e-3}) {
                auto other = w;
                other[k] += by;
                QVERIFY(logPosterior(list, prior, other) < best);
            }
        if (lapse > 0)
            return;
        // Without lapses curvature is exact: covariance against the numerical second derivatives' inverse.
        at::Tensor hessian = at::empty({3, 3}, at::kDouble);
        constexpr double h = 1e-3;
        for (size_t i = 0; i < 3; ++i)
            for (size_t j = 0; j < 3; ++j) {
                double sum = 0;
                for (const double a : {h, -h})
                    for (const double b : {h, -h}) {
                        auto other = w;
                        other[i] += a;
                        other[j] += b;
                        sum += (a * b > 0 ? 1 : -1) * logPosterior(list, prior, other);
                    }
                hessian[static_cast<int64_t>(i)][static_cast<int64_t>(j)] = -sum / (4 * h * h);
            }
        const at::Tensor covariance = at::inverse(hessian);
        const at::Tensor row = at::tensor(std::vector<double>{0.5, -1.0, 2.0}, at::kDouble).view({1, 3});
        const double expected = at::matmul(at::matmul(row, covariance), row.t()).item<double>();
        const double variance = laplaceVariances(*fit, pairs, prior, row).item<double>();
        QVERIFY2(std::abs(variance / expected - 1) < 1e-4, qPrintable(QString("%1 %2").arg(variance).arg(expected)));
        // And the evidence: log posterior at its peak + 3/2 log 2 pi - log det / 2.
        const double evidence = best + 1.5 * std::log(2 * M_PI) - at::logdet(hessian).item<double>() / 2;
        QVERIFY(std::abs(fit->logEvidence - evidence) < 1e-4);
    }

    void oneChoiceMoreIsTheSameAsAll_data() {
        QTest::addColumn<int>("count");
        QTest::newRow("few") << 40;   // in the dual form
        QTest::newRow("many") << 120; // beyond it
    }
    void oneChoiceMoreIsTheSameAsAll() {
        QFETCH(int, count);
        const TasteWorld world = TasteWorld::synthetic(3, small());
        const auto artist = SimulatedArtist::make("mixture", world.truth, 1, 0.1).value();
        SeededRandom random(1);
        TasteChoices choices;
        choices.ask(world, artist, count, random);
        const TastePrior prior{{1, 1, 1}, 0.05};
        const auto whole = TasteModel::fit(world.scale, choices.pairs, prior).value();
        auto grown = TasteModel::fit(world.scale, {}, prior).value();
        for (const TastePair& pair : choices.pairs)
            QVERIFY(grown.add(pair).ok());
        QCOMPARE(grown.pairs(), whole.pairs());
        for (size_t i = 0; i < 20; ++i) {
            const auto a = whole.score(world.pictures[i].features), b = grown.score(world.pictures[i].features);
            QVERIFY2(std::abs(a.mean - b.mean) < 2e-3, qPrintable(QString("%1 %2").arg(a.mean).arg(b.mean)));
            QVERIFY(std::abs(a.deviation - b.deviation) < 2e-3);
        }
    }

    void sameAndWeakAnswersSayLess() {
        const TastePrior prior{{2, 2, 1}, 0};
        const auto meanAfter = [&](double outcome, double weight) {
            return weightsOf(fitLaplace(pairsOf({{{1, 0, 0}, outcome, weight}}), prior).value())[0];
        };
        QCOMPARE(meanAfter(0.5, 1), 0.0);
        QVERIFY(meanAfter(1, 1) > meanAfter(1, 0.25));
        QVERIFY(meanAfter(1, 0.25) > 0);
        QCOMPARE(meanAfter(0, 1), -meanAfter(1, 1));
        // "Same" is not nothing: it makes a large difference unlikely.
        const at::Tensor row = at::tensor(std::vector<double>{1.0, 0.0, 0.0}, at::kDouble).view({1, 3});
        const TastePairs pairs = pairsOf({{{1, 0, 0}, 0.5, 1}});
        QVERIFY(laplaceVariances(fitLaplace(pairs, prior).value(), pairs, prior, row).item<double>() < 4 * 0.9);
        // Whoever may have slipped is believed less.
        const TastePairs one = pairsOf({{{1, 0, 0}, 1, 1}});
        QVERIFY(weightsOf(fitLaplace(one, {{2, 2, 1}, 0.3}).value())[0] < meanAfter(1, 1));
    }

    void withoutChoicesAllPicturesAreAlike() {
        const TasteWorld world = TasteWorld::synthetic(3, small());
        const auto model = TasteModel::fit(world.scale, {}).value();
        const auto estimate = model.score(world.pictures[0].features);
        QCOMPARE(estimate.mean, 0.0);
        QVERIFY(estimate.deviation > 0);
        QCOMPARE(model.probability(world.pictures[0].features, world.pictures[1].features), 0.5);
        QVERIFY(!model.priorIsDue());
        for (const RewardWeight& weight : model.rewardWeights())
            QCOMPARE(weight.mean, 0.0);
    }

    void knownRewardsGetTheirWeights() {
        const TasteWorld world = TasteWorld::synthetic(5, small());
        SeededRandom random(1);
        std::vector<TastePair> pairs;
        for (int i = 0; i < 150; ++i) {
            const PicturePair pair = world.randomPair(false, random);
            const bool left =
                world.pictures[pair.first].features.rewards[1] > world.pictures[pair.second].features.rewards[1];
            pairs.push_back(world.pairOf(pair, left ? TasteAnswer::Left : TasteAnswer::Right));
        }
        auto model = TasteModel::fit(world.scale, pairs).value();
        const auto weights = model.rewardWeights();
        QCOMPARE(weights.size(), size_t{3});
        QCOMPARE(weights[1].reward, std::string("reward_2"));
        QVERIFY2(weights[1].mean > 2 * weights[1].deviation,
                 qPrintable(QString("%1 +- %2").arg(weights[1].mean).arg(weights[1].deviation)));
        QVERIFY(weights[1].mean > 2 * std::max(std::abs(weights[0].mean), std::abs(weights[2].mean)));
        QCOMPARE(rewardAgreement(world.scale.rows(), pairs).front().reward, std::string("reward_2"));
        QCOMPARE(rewardAgreement(world.scale.rows(), pairs).front().chosen.value, 1.0);
        const double p = model.probability(world.pictures[0].features, world.pictures[1].features);
        QVERIFY(std::abs(p + model.probability(world.pictures[1].features, world.pictures[0].features) - 1) < 1e-12);
    }

    void thePriorComesDueWithMoreChoices() {
        const TasteWorld world = TasteWorld::synthetic(3, small());
        const auto artist = SimulatedArtist::make("colour", world.truth, 1).value();
        SeededRandom random(1);
        TasteChoices choices;
        choices.ask(world, artist, 50, random);
        const std::vector<TastePair> first(choices.pairs.begin(), choices.pairs.begin() + 40);
        auto model = TasteModel::fit(world.scale, first).value();
        for (size_t i = 40; i < 50; ++i) {
            QVERIFY(!model.priorIsDue());
            QVERIFY(model.add(choices.pairs[i]).ok());
        }
        QVERIFY(model.priorIsDue());
        QVERIFY(model.choosePrior().ok());
        QVERIFY(!model.priorIsDue());
        const auto again = TasteModel::fit(world.scale, choices.pairs).value();
        QVERIFY(std::abs(again.score(world.pictures[0].features).mean - model.score(world.pictures[0].features).mean) <
                0.5);
    }

    void aMissingScoreSaysNothing() {
        const TasteWorld world = TasteWorld::synthetic(3, small());
        TasteFeatures left = world.pictures[0].features, right = world.pictures[1].features;
        const auto whole = world.scale.difference(left, right);
        right.rewards[0] = m_nan;
        const auto part = world.scale.difference(left, right);
        const auto at = static_cast<size_t>(world.scale.rows().beginOf(TasteGroup::Rewards));
        QVERIFY(whole[at] != 0);
        QCOMPARE(part[at], 0.0);
        QCOMPARE(part[at + 1], whole[at + 1]);
        QCOMPARE(world.scale.row(right)[at], 0.0);
        QCOMPARE(world.scale.distance(left, left), 0.0);
    }

    void everyGroupHasAVarianceOfOne() {
        const TasteWorld world = TasteWorld::synthetic(4, small());
        std::array<double, kTasteGroups> sums{};
        const TasteLayout& layout = world.scale.rows();
        for (const TastePicture& picture : world.pictures) {
            const auto row = world.scale.row(picture.features);
            QCOMPARE(static_cast<int64_t>(row.size()), layout.size());
            for (size_t g = 0; g < kTasteGroups; ++g)
                for (int64_t k = 0; k < layout.sizeOf(TasteGroup(g)); ++k) {
                    const double value = row[static_cast<size_t>(layout.beginOf(TasteGroup(g)) + k)];
                    sums[g] += value * value / static_cast<double>(world.pictures.size());
                }
        }
        for (const double sum : sums)
            QVERIFY2(std::abs(sum - 1) < 1e-4, qPrintable(QString::number(sum)));
    }

    void whatNeverDiffersCountsNothing() {
        const TasteLayout layout{"", 3, {"clip_score"}, 2};
        const TastePicture flat{"a", "p", {{0.1F, 0.2F, 0.3F}, {0.7}, {0.5F, 0.5F}}};
        const auto scale = TasteScale::fit(layout, {flat, flat, flat});
        QVERIFY2(scale.ok(), scale.message().c_str());
        for (const double value : scale->row(flat.features))
            QVERIFY(std::abs(value) < 1e-6);
    }

    void wrongFeaturesAreNamed() {
        const TasteLayout layout{"", 2, {"clip_score"}, 1};
        const TastePicture good{"good.png", "p", {{1, 0}, {0.5}, {1}}};
        QVERIFY(!TasteScale::fit(layout, {good}).ok()); // nothing to compare with
        const auto refuses = [&](const TasteFeatures& features, const std::string& part) {
            const auto scale = TasteScale::fit(layout, {good, {"bad.png", "p", features}});
            QVERIFY(!scale.ok());
            QVERIFY2(scale.message().starts_with("bad.png") && scale.message().find(part) != std::string::npos,
                     scale.message().c_str());
        };
        refuses({{1}, {0.5}, {1}}, "1 picture numbers instead of 2");
        refuses({{1, 0}, {}, {1}}, "0 reward numbers instead of 1");
        refuses({{1, 0}, {0.5}, {}}, "prompt");
        refuses({{1, std::numeric_limits<float>::infinity()}, {0.5}, {1}}, "not finite");
        refuses({{1, 0}, {HUGE_VAL}, {1}}, "clip_score");
        QVERIFY(TasteScale::fit(layout, {good, {"unscored.png", "p", {{0, 1}, {m_nan}, {1}}}}).ok());
        TastePairs pairs(rows());
        QVERIFY_THROWS_EXCEPTION(std::logic_error, pairs.add({{{1, 2}, 1, 1}}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, pairs.add({{{1, 2, 3}, 2, 1}}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, pairs.add({{{1, 2, 3}, 1, 0}}));
    }
};

QTEST_GUILESS_MAIN(TestTasteModel)
#include "test_taste_model.moc"
