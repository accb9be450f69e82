// A token's place, told to the network beside its state.
#include "model/text_positions.h"

#include "rin_fixtures.h"

#include <QtTest>
#include <cmath>

using namespace miro;
using namespace miro::test;

class TestTextPositions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Sine and cosine in turns, the slowest wave a hundredth as fast as the first.
    void codeIsTheSinusoidalOne() {
        for (const int64_t width : {8, 7}) {
            at::manual_seed(1);
            const at::Tensor text = at::randn({2, 5, width});
            const at::Tensor found = withTextPositions(text, 0.5);
            QCOMPARE(found.sizes(), text.sizes());
            for (int64_t row = 0; row < 2; ++row)
                for (int64_t place = 0; place < 5; ++place)
                    for (int64_t i = 0; i < width; ++i) {
                        const double angle =
                            static_cast<double>(place) * std::pow(100.0, -static_cast<double>(i / 2) / 4);
                        const double expected =
                            text[row][place][i].item<double>() + 0.5 * (i % 2 ? std::cos(angle) : std::sin(angle));
                        QVERIFY(std::abs(found[row][place][i].item<double>() - expected) < 1e-5);
                    }
        }
    }

    void scaleZeroChangesNothing() {
        const at::Tensor text = at::randn({1, 4, 6}).to(at::kHalf);
        const at::Tensor found = withTextPositions(text, 0);
        QCOMPARE(found.scalar_type(), at::kFloat);
        QVERIFY(at::equal(found, text.to(at::kFloat)));
    }

    // The published network cannot tell in which order tokens stand; with the code it can.
    void orderIsSeenWithIt() {
        LoadedRin loaded = loadRin(checkpointFolder("fixtures/miro-7"));
        const auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        const auto turned = [&](double scale) {
            RinConfig config = loaded.config;
            config.textPositions = scale;
            auto rin = must(Rin::load(
                config, *must(openSafetensors(checkpointFolder("fixtures/miro-7") / "model.safetensors")), {}));
            const at::Tensor text = io.at("text"), seen = at::ones_like(io.at("mask"));
            const auto evaluated = [&](const at::Tensor& tokens) {
                const RinCondition condition = must(rin->prepare({tokens, seen}, rewardsOf(io, config.rewardKeys)));
                return must(rin->forward(io.at("y"), io.at("gamma"), condition, io.at("previous"))).v;
            };
            return distance(evaluated(text.flip(1)), evaluated(text));
        };
        QVERIFY(turned(0) < 1e-4);
        QVERIFY(turned(1) > 1e-2);
    }
};

QTEST_GUILESS_MAIN(TestTextPositions)
#include "test_text_positions.moc"
