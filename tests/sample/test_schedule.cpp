#include "model/rin_fixtures.h"
#include "sample/guidance.h"
#include "sample/schedule.h"
#include "sample/solver.h"
#include "sample/text_pair.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;

class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every recorded run holds the published schedule: equal to the bit.
    void publishedGammas() {
        int compared = 0;
        for (const auto& entry : std::filesystem::directory_iterator(fixtures() / "sampling")) {
            nlohmann::json run = jsonOf(entry.path() / "case.json");
            auto gammas = gammaSchedule({}, run["steps"].get<int64_t>(), run["shift"].get<double>());
            at::Tensor expected = tensorsOf(entry.path() / "inputs.safetensors").at("gammas");
            QVERIFY2(at::equal(at::tensor(gammas), expected), entry.path().c_str());
            ++compared;
        }
        QVERIFY(compared > 20);
    }

    void endsAndClipping() {
        auto gammas = gammaSchedule({}, 10, 1);
        QCOMPARE(gammas.front(), 1e-9f);
        QCOMPARE(gammas.back(), 1.0f);
        QVERIFY(std::is_sorted(gammas.begin(), gammas.end()));
        QCOMPARE(gammaSchedule({}, 10, 0.2), gammas); // at 1 and below nothing is shifted
        QVERIFY(gammaSchedule({}, 10, 3)[5] > gammas[5]);
        QCOMPARE(gammaSchedule({.clipMin = 0.05}, 100, 1)[3], 0.05f);
        auto partial = gammaSchedule({.start = 0.8, .end = 0.2}, 2, 1);
        QVERIFY(at::allclose(at::tensor(partial), at::tensor({0.2f, 0.5f, 0.8f})));
    }

    void guidanceWeights() {
        Guidance constant{.scale = 7, .steps = 8, .first = 2, .last = 5};
        QCOMPARE(constant.weight(1), 0.0);
        QCOMPARE(constant.weight(2), 7.0);
        QCOMPARE(constant.weight(5), 7.0);
        QCOMPARE(constant.weight(6), 0.0);
        Guidance linear{.type = GuidanceType::Linear, .scale = 3, .steps = 10, .first = 0, .last = 9};
        QCOMPARE(linear.weight(0), 0.0);
        QCOMPARE(linear.weight(5), 3.0);
        QCOMPARE(linear.weight(9), 5.4);
        GenerationSettings settings;
        settings.steps = 6;
        settings.guidance = 2;
        QCOMPARE(Guidance::of(settings).weight(5), 2.0);
        QCOMPARE(Guidance::of(settings).weight(6), 0.0);
    }

    void textSidesArePadded() {
        TextCondition prompt{at::ones({2, 3, 4}), at::ones({2, 3}, at::kBool)};
        TextCondition empty = must(unconditionalText(at::full({5, 4}, 2.0)));
        for (const auto& [first, second] : {std::pair(prompt, empty), std::pair(empty, prompt)}) {
            TextCondition both = stackedText(first, second);
            QCOMPARE(both.tokens.sizes(), at::IntArrayRef({3, 5, 4}));
            QCOMPARE(both.mask.sum().item<int64_t>(), int64_t{3 + 3 + 5});
            int64_t shortRow = first.tokens.size(1) == 3 ? 0 : 2;
            QVERIFY(!both.mask[shortRow][3].item<bool>());
            QCOMPARE(both.tokens[shortRow][3].abs().sum().item<float>(), 0.0f);
        }
        QCOMPARE(must(unconditionalText(at::ones({4}))).tokens.sizes(), at::IntArrayRef({1, 1, 4}));
        QVERIFY(!unconditionalText(at::ones({2, 3, 4})).ok());
        QVERIFY(!unconditionalText(at::ones({0, 4})).ok());
        QVERIFY(!unconditionalText(at::ones({3, 4}, at::kLong)).ok());
        QVERIFY(unconditionalText(at::full({3, 4}, std::nan(""))).message().find("NaN") != std::string::npos);
    }

    void eulerComesFirst() {
        QCOMPARE(solvers().entries().front().key, std::string("euler"));
        auto solver = solvers().find("euler")->make();
        at::Tensor x = at::randn({1, 2, 3, 3});
        at::Tensor v = at::randn({1, 2, 3, 3});
        at::Tensor n = at::randn({1, 2, 3, 3});
        EulerStep plain = solver->advance(x, v, {}, eulerCoefficients(0, 0.25, 0.5));
        QVERIFY(distance(plain.next, x - v * 0.25) < 1e-6);
        QVERIFY(distance(plain.x0, x - v * 0.75) < 1e-6);
        EulerStep guided = solver->advance(x, v, n, eulerCoefficients(3, 0.25, 0.5));
        QVERIFY(distance(guided.next, x - (v * 4 - n * 3) * 0.25) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "test_schedule.moc"
