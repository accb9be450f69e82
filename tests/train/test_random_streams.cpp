#include "train/random_streams.h"
#include "train/train_batch.h"
#include "train/train_fixtures.h"

#include <QtTest>
#include <set>

using namespace miro;
using namespace miro::test;

class TestRandomStreams : public QObject {
    Q_OBJECT

    static std::vector<int64_t> rowsFrom(int64_t first, int64_t count) {
        std::vector<int64_t> rows;
        for (int64_t i = 0; i < count; ++i)
            rows.push_back(first + i);
        return rows;
    }

private Q_SLOTS:
    void everyPartOfTheKeyMatters() {
        std::set<uint64_t> firsts;
        for (uint64_t seed : {0, 1})
            for (RandomPurpose purpose : {RandomPurpose::Noise, RandomPurpose::Time})
                for (uint64_t step : {0, 1, 2})
                    for (uint64_t row : {0, 1, 2})
                        firsts.insert(randomStream(seed, purpose, step, row).next());
        QCOMPARE(firsts.size(), size_t{36});
        QCOMPARE(randomStream(5, RandomPurpose::Noise, 7, 9).next(),
                 randomStream(5, RandomPurpose::Noise, 7, 9).next());
    }

    void normalIsNormal() {
        const at::Tensor values = normalTensor(randomStream(3, RandomPurpose::Noise, 0), {200'001}).to(at::kDouble);
        QVERIFY(std::abs(values.mean().item<double>()) < 0.01);
        QVERIFY(std::abs(values.std().item<double>() - 1) < 0.01);
        QVERIFY(std::abs(values.pow(4).mean().item<double>() - 3) < 0.1);
        QVERIFY(values.abs().max().item<double>() < 6);
        QVERIFY(std::abs((values.narrow(0, 0, 200'000) * values.narrow(0, 1, 200'000)).mean().item<double>()) < 0.01);
    }

    // So that processes and micro-batches can share a step's rows in any way.
    void rowsDoNotDependOnTheirNeighbours() {
        const RinConfig config = tinyConfig();
        FlowRecipe recipe;
        recipe.rewardDropout = RewardDropout::Uniform;
        const StepDraws whole = StepDraws::make(recipe, config, 11, 5, rowsFrom(0, 8));
        const StepDraws part = StepDraws::make(recipe, config, 11, 5, rowsFrom(5, 3));
        auto equal = [](const at::Tensor& all, const at::Tensor& some) {
            return at::equal(all.narrow(0, 5, 3), some);
        };
        QVERIFY(equal(whole.noise, part.noise));
        QVERIFY(equal(whole.latentNoise, part.latentNoise));
        QVERIFY(equal(whole.time, part.time));
        QVERIFY(equal(whole.textDropped, part.textDropped));
        QVERIFY(equal(whole.selfConditioned, part.selfConditioned));
        QVERIFY(equal(whole.rewardKept, part.rewardKept));
        QVERIFY(equal(whole.synthetic, part.synthetic));
        QVERIFY(!at::equal(whole.noise, StepDraws::make(recipe, config, 11, 6, rowsFrom(0, 8)).noise));
    }

    void decisionsAreAsFrequentAsAsked() {
        FlowRecipe recipe;
        recipe.dropText = 0.1;
        recipe.selfCondition = 0.9;
        RinConfig config = tinyConfig();
        config.network.dataSize = 2;
        const StepDraws draws = StepDraws::make(recipe, config, 1, 0, rowsFrom(0, 4000));
        auto share = [](const at::Tensor& decisions) {
            return decisions.to(at::kDouble).mean().item<double>();
        };
        QVERIFY(std::abs(share(draws.textDropped) - 0.1) < 0.02);
        QVERIFY(std::abs(share(draws.selfConditioned) - 0.9) < 0.02);
        QVERIFY(std::abs(share(draws.synthetic) - 0.5) < 0.03);
        QVERIFY(draws.rewardKept.all().item<bool>());
        QVERIFY(std::abs(share(draws.time) - 0.5) < 0.02);
        const at::Tensor normal = (draws.time / (1 - draws.time)).log();
        QVERIFY(std::abs(normal.std().item<double>() - 1) < 0.05);
        // A sample without any reward, beside what else is dropped; nothing else is drawn otherwise.
        recipe.dropRewards = 0.3;
        const StepDraws dropped = StepDraws::make(recipe, config, 1, 0, rowsFrom(0, 4000));
        QVERIFY(std::abs(1 - share(dropped.rewardKept.any(1)) - 0.3) < 0.03);
        QVERIFY(at::equal(dropped.rewardKept.any(1), dropped.rewardKept.all(1)));
        QVERIFY(at::equal(dropped.time, draws.time) && at::equal(dropped.noise, draws.noise));
    }

    void binomialDropoutKeepsOne() {
        SeededRandom random(4);
        int64_t kept = 0;
        for (int i = 0; i < 2000; ++i) {
            const std::vector<bool> rewards = keptRewards(RewardDropout::Binomial, 0.5, 3, random);
            const auto count = std::count(rewards.begin(), rewards.end(), true);
            QVERIFY(count >= 1);
            kept += count;
        }
        // 3/2 on average, and one instead of none in an eighth of the cases.
        QVERIFY(std::abs(static_cast<double>(kept) / 2000 - 1.625) < 0.06);
        const std::vector<bool> one = keptRewards(RewardDropout::Binomial, 1, 3, random);
        QCOMPARE(std::count(one.begin(), one.end(), true), std::ptrdiff_t{1});
    }

    void uniformDropoutKeepsEachNumberAsOften() {
        SeededRandom random(4);
        std::vector<int> numbers(4);
        std::vector<int> places(3);
        for (int i = 0; i < 3000; ++i) {
            const std::vector<bool> rewards = keptRewards(RewardDropout::Uniform, 0, 3, random);
            ++numbers[static_cast<size_t>(std::count(rewards.begin(), rewards.end(), true))];
            for (size_t place = 0; place < 3; ++place)
                places[place] += rewards[place];
        }
        QCOMPARE(numbers[0], 0);
        for (size_t count = 1; count <= 3; ++count)
            QVERIFY(std::abs(numbers[count] - 1000) < 100);
        for (const int place : places)
            QVERIFY(std::abs(place - 2000) < 120);
    }

    void withoutDropoutAllStay() {
        SeededRandom random(4);
        QCOMPARE(keptRewards(RewardDropout::None, 1, 3, random), std::vector<bool>(3, true));
    }
};

QTEST_GUILESS_MAIN(TestRandomStreams)
#include "test_random_streams.moc"
