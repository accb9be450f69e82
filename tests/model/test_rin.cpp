#include "model/rin_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// The network against recorded evaluations of the published package, and against itself where that says more.
class TestRin : public QObject {
    Q_OBJECT

    // The bound, relative to the values' scale.
    static constexpr double kTolerance = 2e-4;

    static RinOutput evaluate(const LoadedRin& loaded, const std::map<std::string, at::Tensor>& io) {
        RinCondition condition =
            must(loaded.rin->prepare({io.at("text"), io.at("mask")}, rewardsOf(io, loaded.config.rewardKeys)));
        at::Tensor previous = io.count("previous") ? io.at("previous") : at::Tensor();
        return must(loaded.rin->forward(io.at("y"), io.at("gamma"), condition, previous));
    }

    void compare(const fs::path& io, const fs::path& checkpoint) {
        LoadedRin loaded = loadRin(checkpoint);
        auto tensors = tensorsOf(io);
        RinOutput output = evaluate(loaded, tensors);
        double v = distance(output.v, tensors.at("v"));
        double z = distance(output.z, tensors.at("z"));
        qInfo("v differs by %.2g, z by %.2g of their scale", v, z);
        QVERIFY2(v < kTolerance, qPrintable(QString::number(v)));
        QVERIFY2(z < kTolerance, qPrintable(QString::number(z)));
    }

private Q_SLOTS:
    void publishedEvaluations_data() {
        QTest::addColumn<QString>("name");
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(fixtures() / "network"))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        QVERIFY(names.size() >= 12);
        for (const std::string& name : names)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void publishedEvaluations() {
        QFETCH(QString, name);
        fs::path folder = fixtures() / "network" / name.toStdString();
        compare(folder / "io.safetensors",
                fixtures() / "models" / jsonOf(folder / "case.json")["model"].get<std::string>());
    }

    void starterEvaluation() {
        compare(fixtures() / "starter" / "network.safetensors", checkpointFolder("fixtures/starter-v0"));
    }

    // A reward that is left out is a zero token with its positional row: the same as a network whose embedding of that
    // reward is zero whatever the value.
    void leftOutRewardIsZeroToken() {
        fs::path folder = checkpointFolder("fixtures/miro-7");
        auto tensors = tensorsOf(folder / "model.safetensors");
        std::string prefix = "network.coherence_embedder.aesthetic_score_coherence.map_time_output.";
        tensors[prefix + "weight"] = at::zeros_like(tensors.at(prefix + "weight"));
        tensors[prefix + "bias"] = at::zeros_like(tensors.at(prefix + "bias"));
        QTemporaryDir changed;
        fs::path path = fs::path(changed.path().toStdString()) / "model.safetensors";
        std::ofstream(path, std::ios::binary) << must(safetensorsBytes(tensors));
        LoadedRin loaded = loadRin(folder);
        auto file = must(openSafetensors(path));
        LoadedRin zeroed{loaded.config, must(Rin::load(loaded.config, *file, {}))};

        auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        RinOutput expected = evaluate(zeroed, io);
        RinOutput asked = evaluate(loaded, io);
        io.at("reward.aesthetic_score") = at::full_like(io.at("reward.aesthetic_score"), std::nan(""));
        RinOutput leftOut = evaluate(loaded, io);
        QVERIFY(distance(leftOut.v, expected.v) < 1e-6);
        QVERIFY(distance(leftOut.v, asked.v) > 1e-3);
    }

    // Padding beyond the last real token must not matter, whatever lies there.
    void paddedTokensAreNotRead() {
        LoadedRin loaded = loadRin(checkpointFolder("fixtures/miro-7"));
        auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        io.at("mask").narrow(1, 20, io.at("mask").size(1) - 20).fill_(false);
        RinOutput first = evaluate(loaded, io);
        io.at("text") = io.at("text").clone();
        io.at("text").narrow(1, 20, io.at("text").size(1) - 20).fill_(1e3);
        QVERIFY(at::equal(evaluate(loaded, io).v, first.v));
    }

    // A text without any real token leaves rewards and registers to look at.
    void textMayBeAllPadding() {
        LoadedRin loaded = loadRin(checkpointFolder("fixtures/miro-7"));
        auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        at::Tensor someMask = io.at("mask").clone();
        someMask[1].fill_(false);
        at::Tensor rewards = rewardsOf(io, loaded.config.rewardKeys);
        RinCondition some = must(loaded.rin->prepare({io.at("text"), someMask}, rewards));
        RinCondition none = must(loaded.rin->prepare({io.at("text"), at::zeros_like(someMask)}, rewards));
        RinOutput first = must(loaded.rin->forward(io.at("y"), io.at("gamma"), some, io.at("previous")));
        RinOutput second = must(loaded.rin->forward(io.at("y"), io.at("gamma"), none, io.at("previous")));
        QVERIFY(at::isfinite(second.v).all().item<bool>());
        QVERIFY(distance(second.v[1], first.v[1]) < 1e-5);
    }

    void rowsOfAConditionMayRepeat() {
        LoadedRin loaded = loadRin(checkpointFolder("fixtures/miro-odd-both"));
        auto io = tensorsOf(fixtures() / "network" / "miro-odd-both" / "io.safetensors");
        RinCondition all =
            must(loaded.rin->prepare({io.at("text"), io.at("mask")}, rewardsOf(io, loaded.config.rewardKeys)));
        RinOutput whole = must(loaded.rin->forward(io.at("y"), io.at("gamma"), all, io.at("previous")));
        at::Tensor rows = at::tensor({2, 2, 0}, at::kLong);
        RinOutput some =
            must(loaded.rin->forward(io.at("y").index_select(0, rows), io.at("gamma").index_select(0, rows),
                                     all.select({2, 2, 0}), io.at("previous").index_select(0, rows)));
        QVERIFY(distance(some.v, whole.v.index_select(0, rows)) < 1e-5);
    }

    void reducedPrecisionsStayClose_data() {
        QTest::addColumn<int>("precision");
        QTest::addColumn<double>("bound");
        QTest::newRow("bf16") << int(Precision::Bf16) << 0.1;
        QTest::newRow("fp16") << int(Precision::Fp16) << 0.02;
        QTest::newRow("int8") << int(Precision::Int8) << 0.2;
    }

    void reducedPrecisionsStayClose() {
        QFETCH(int, precision);
        QFETCH(double, bound);
        LoadedRin loaded = loadRin(checkpointFolder("fixtures/miro-7"), Precision(precision));
        auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        RinOutput output = evaluate(loaded, io);
        QCOMPARE(output.v.scalar_type(), at::kFloat);
        QCOMPARE(output.z.scalar_type(), at::kFloat);
        double error = distance(output.v, io.at("v"));
        qInfo("v differs by %.2g of its scale", error);
        QVERIFY(error < bound);
        QVERIFY(error > 1e-5); // it did compute in the precision that was asked for
    }

    void weightsPackedOrNotGiveTheSame() {
        at::manual_seed(0);
        at::Tensor weight = at::randn({256, 192});
        at::Tensor bias = at::randn({256});
        at::Tensor x = at::randn({3, 50, 192});
        at::Tensor residual = at::randn({3, 50, 256});
        NetworkNumerics packed{.type = at::kFloat, .pack = true};
        NetworkNumerics plain{.type = at::kFloat, .pack = false};
        c10::InferenceMode guard;
        at::Tensor expected = at::linear(x, weight, bias);
        for (const NetworkNumerics& numerics : {packed, plain}) {
            Linear linear(weight, bias, numerics);
            QVERIFY(distance(linear(x), expected) < 1e-5);
            QVERIFY(distance(linear.addTo(residual, x), residual + expected) < 1e-5);
            Linear bare(weight, {}, numerics);
            QVERIFY(distance(bare(x), at::linear(x, weight)) < 1e-5);
        }
    }

    void stopIsSeenAtEachBlock() {
        LoadedRin loaded = loadRin(checkpointFolder("fixtures/miro-7"));
        auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        RinCondition condition =
            must(loaded.rin->prepare({io.at("text"), io.at("mask")}, rewardsOf(io, loaded.config.rewardKeys)));
        std::stop_source source;
        int64_t wanted = 3;
        std::vector<int64_t> seen;
        loaded.rin->setBlockObserver([&](int64_t block) {
            seen.push_back(block);
            if (block == wanted)
                source.request_stop();
        });
        auto stopped = loaded.rin->forward(io.at("y"), io.at("gamma"), condition, {}, source.get_token());
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::Stopped);
        QCOMPARE(seen, (std::vector<int64_t>{0, 1, 2, 3}));

        seen.clear();
        wanted = -1;
        QVERIFY(loaded.rin->forward(io.at("y"), io.at("gamma"), condition).ok());
        const RinNetworkConfig& network = loaded.config.network;
        QCOMPARE(int64_t(seen.size()), 1 + network.blockCount * (3 + network.processingLayers));
        QVERIFY(
            !loaded.rin
                 ->prepare({io.at("text"), io.at("mask")}, rewardsOf(io, loaded.config.rewardKeys), source.get_token())
                 .ok());
    }

    void wrongInputsAreNamed() {
        LoadedRin loaded = loadRin(checkpointFolder("fixtures/miro-7"));
        auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        at::Tensor rewards = rewardsOf(io, loaded.config.rewardKeys);
        auto says = [](const auto& result, const char* text) {
            return !result.ok() && result.error().code == ErrorCode::Usage &&
                   result.message().find(text) != std::string::npos;
        };
        QVERIFY(says(loaded.rin->prepare({io.at("text").narrow(2, 0, 8), io.at("mask")}, rewards),
                     "(B, T, 32), one token"));
        QVERIFY(says(loaded.rin->prepare({io.at("text"), io.at("mask").narrow(1, 0, 2)}, rewards), "mask"));
        QVERIFY(says(loaded.rin->prepare({io.at("text"), io.at("mask")}, rewards.narrow(1, 0, 6)), "(3, 7)"));
        RinCondition condition = must(loaded.rin->prepare({io.at("text"), io.at("mask")}, rewards));
        QVERIFY(says(loaded.rin->forward(io.at("y").narrow(0, 0, 2), io.at("gamma"), condition), "the sample"));
        QVERIFY(says(loaded.rin->forward(io.at("y"), io.at("gamma").narrow(0, 0, 2), condition), "gamma"));
        QVERIFY(says(loaded.rin->forward(io.at("y"), io.at("gamma"), condition, io.at("previous").narrow(1, 0, 1)),
                     "previous latents"));
        auto gpu = loaded.config;
        QCOMPARE(Rin::random(gpu, {.device = at::kCUDA, .precision = Precision::Int8}, 0).error().code,
                 ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestRin)
#include "test_rin.moc"
