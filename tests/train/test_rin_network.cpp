#include "train/gradients.h"
#include "train/train_fixtures.h"

#include <ATen/core/grad_mode.h>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// The network in training: names, beginnings, files, and the same numbers as the one that samples.
class TestRinNetwork : public QObject {
    Q_OBJECT

    static fs::path written(const QTemporaryDir& folder, const Tensors& tensors) {
        const fs::path path = fs::path(folder.path().toStdString()) / "model.safetensors";
        std::ofstream(path, std::ios::binary) << must(safetensorsBytes(tensors));
        return path;
    }

    static TrainInputs inputsOf(const Tensors& io, const std::vector<std::string>& keys) {
        TrainInputs inputs;
        inputs.y = io.at("y");
        inputs.gamma = io.at("gamma");
        inputs.text = {io.at("text"), io.at("mask")};
        std::vector<at::Tensor> rewards;
        for (const std::string& key : keys)
            rewards.push_back(io.at("reward." + key));
        inputs.rewards = at::stack(rewards, 1);
        if (io.count("previous"))
            inputs.previousLatents = io.at("previous");
        return inputs;
    }

    static double distance(const at::Tensor& found, const at::Tensor& expected) {
        return ((found - expected).abs().max() / expected.abs().max()).item<double>();
    }

    static TrainInputs tinyInputs(const RinConfig& config, int64_t rows) {
        at::manual_seed(3);
        const RinNetworkConfig& n = config.network;
        TrainInputs inputs;
        inputs.y = at::randn({rows, n.inputChannels, n.dataSize, n.dataSize});
        inputs.gamma = at::rand({rows});
        inputs.text = {at::randn({rows, 5, n.labelDim}), at::ones({rows, 5}, at::kBool)};
        inputs.text.mask[0].narrow(0, 2, 3).fill_(false);
        inputs.rewards = at::rand({rows, static_cast<int64_t>(config.rewardKeys.size())});
        return inputs;
    }

    static std::vector<at::Tensor> gradientsOf(const RinNetwork& network, const TrainInputs& inputs) {
        clearGradients(network.parameters());
        const RinOutput output = network.forward(inputs);
        (output.v.square().mean() + output.z.square().mean()).backward();
        std::vector<at::Tensor> gradients;
        for (const TrainParameter& parameter : network.parameters())
            gradients.push_back(parameter.value.grad().defined() ? parameter.value.grad().clone() : at::Tensor());
        return gradients;
    }

private Q_SLOTS:
    void samplingNetworksNumbers_data() {
        QTest::addColumn<QString>("name");
        for (const auto& entry : fs::directory_iterator(fixtures() / "network"))
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().filename().string());
    }

    void samplingNetworksNumbers() {
        QFETCH(QString, name);
        const fs::path folder = fixtures() / "network" / name.toStdString();
        const Tensors io = tensorsOf(folder / "io.safetensors");
        auto network = loadNetwork(must(readJsonFile(folder / "case.json"))["model"]);
        const TrainInputs inputs = inputsOf(io, network->config().rewardKeys);
        const RinOutput recording = network->forward(inputs);
        QVERIFY(recording.v.requires_grad());
        QVERIFY(distance(recording.v.detach(), io.at("v")) < 1e-4);
        QVERIFY(distance(recording.z.detach(), io.at("z")) < 1e-4);
        at::NoGradGuard quick;
        const RinOutput plain = network->forward(inputs);
        QVERIFY(!plain.v.requires_grad());
        QVERIFY(distance(plain.v, io.at("v")) < 1e-4);
    }

    // Names, shapes and types of the whole state, the dummies included.
    void stateIsThePublishedOne() {
        for (const char* model : {"fixtures/miro-7", "fixtures/miro-odd-plain", "fixtures/miro-odd-both"}) {
            const Tensors published = tensorsOf(checkpointFolder(model) / "model.safetensors");
            const Tensors ours = loadNetwork(model)->state();
            for (const auto& [name, tensor] : published) {
                if (!name.starts_with("network.") && !name.starts_with("preconditioning."))
                    continue;
                QVERIFY2(ours.count(name), name.c_str());
                QVERIFY2(at::equal(ours.at(name), tensor.is_floating_point() ? tensor.to(at::kFloat) : tensor),
                         name.c_str());
            }
            for (const auto& [name, tensor] : ours)
                QVERIFY2(published.count(name), name.c_str());
        }
    }

    void freshWeightsAreWhatTheyShouldBe() {
        RinConfig config = tinyConfig();
        config.network.latentDim = 192;
        config.network.latentCount = 40;
        auto network = must(RinNetwork::create(config, 7));
        const Tensors state = network->state();
        auto deviation = [&](const std::string& name) {
            return state.at(name).std().item<double>();
        };
        auto largest = [&](const std::string& name) {
            return state.at(name).abs().max().item<double>();
        };
        const std::string qkv = "network.transformers_blocks.0.sa.qkv.weight"; // (576, 192)
        QVERIFY(std::abs(deviation(qkv) - std::sqrt(2.0 / 768)) < 0.001);
        QVERIFY(largest(qkv) <= std::sqrt(6.0 / 768));
        QVERIFY(std::abs(deviation("network.latents") - 0.0176) < 0.001); // 0.02, cut at two deviations
        QVERIFY(largest("network.latents") <= 0.04);
        QVERIFY(std::abs(deviation("network.time_embedder.encode_time.freqs") - 6.28) < 1.5);
        QVERIFY(state.at("network.time_embedder.encode_time.phases").min().item<double>() >= 0);
        QCOMPARE(largest("network.ln_previous_2.weight"), 0.0);
        QCOMPARE(largest("network.ln_previous_1.bias"), 0.0);
        QVERIFY(at::equal(state.at("network.transformers_blocks.1.layer_scale_2"), at::full({192}, 0.1F)));
        QVERIFY(at::equal(state.at("network.data_ln.weight"), at::ones({16})));
        QVERIFY(largest("preconditioning.logvar_proj.1.weight") <= 1 / std::sqrt(128.0));
        QVERIFY(largest("network.rin_blocks.1.retrieve_cond.ffn.linear_out.bias") == 0);
    }

    void seedsDecide() {
        const Tensors first = must(RinNetwork::create(tinyConfig(), 7))->state();
        const Tensors again = must(RinNetwork::create(tinyConfig(), 7))->state();
        const Tensors other = must(RinNetwork::create(tinyConfig(), 8))->state();
        for (const auto& [name, tensor] : first)
            QVERIFY2(at::equal(tensor, again.at(name)), name.c_str());
        QVERIFY(!at::equal(first.at("network.latents"), other.at("network.latents")));
        // A tensor does not depend on what else there is.
        RinConfig wider = tinyConfig();
        wider.rewardKeys.push_back("clip_score");
        QVERIFY(
            at::equal(first.at("network.latents"), must(RinNetwork::create(wider, 7))->state().at("network.latents")));
    }

    // What training writes is what sampling reads, strictly.
    void samplesFromWhatWasTrained() {
        for (const bool concat : {false, true}) {
            RinConfig config = tinyConfig();
            config.textPositions = concat ? 0 : 0.5;
            config.network.concatCondTokens = concat;
            config.network.latentCount = concat ? 100 : 6;
            auto network = must(RinNetwork::create(config, 7));
            QTemporaryDir folder;
            const fs::path path = written(folder, network->state());
            auto rin = must(Rin::load(config, *must(openSafetensors(path)), {}));
            TrainInputs inputs = tinyInputs(config, 3);
            inputs.rewards[1][0] = std::nan("");
            const RinCondition condition = must(rin->prepare(inputs.text, inputs.rewards));
            const RinOutput expected = must(rin->forward(inputs.y, inputs.gamma, condition));
            at::NoGradGuard quick;
            const RinOutput found = network->forward(inputs);
            QVERIFY(distance(found.v, expected.v) < 1e-5);
            QVERIFY(distance(found.z, expected.z) < 1e-5);
        }
    }

    void aMissingRewardIsAZeroToken() {
        auto network = must(RinNetwork::create(tinyConfig(), 7));
        TrainInputs inputs = tinyInputs(network->config(), 3);
        at::NoGradGuard quick;
        const at::Tensor asked = network->forward(inputs).v;
        TrainInputs dropped = inputs;
        dropped.rewardKept = at::ones({3, 2}, at::kBool);
        dropped.rewardKept[1][0] = false;
        inputs.rewards[1][0] = std::nan("");
        const at::Tensor missing = network->forward(inputs).v;
        QVERIFY(at::isfinite(missing).all().item<bool>());
        QVERIFY(at::equal(missing, network->forward(dropped).v));
        QVERIFY(!at::equal(missing[1], asked[1]));
        inputs.missing = MissingReward::ZeroValue;
        const at::Tensor asZero = network->forward(inputs).v;
        inputs.rewards[1][0] = 0;
        QVERIFY(at::equal(asZero, network->forward(inputs).v));
        QVERIFY(!at::equal(asZero, missing));
    }

    // The tokens that nobody sees must not matter, nor get gradients from anybody.
    void paddingIsNotRead() {
        auto network = must(RinNetwork::create(tinyConfig(), 7));
        const TrainInputs inputs = tinyInputs(network->config(), 2);
        const std::vector<at::Tensor> before = gradientsOf(*network, inputs);
        inputs.text.tokens[0].narrow(0, 2, 3).fill_(1e3);
        const std::vector<at::Tensor> after = gradientsOf(*network, inputs);
        for (size_t i = 0; i < before.size(); ++i)
            if (before[i].defined())
                QVERIFY2(at::allclose(before[i], after[i], 1e-4, 1e-6), network->parameters()[i].name.c_str());
    }

    void checkpointingChangesNoGradient() {
        auto network = must(RinNetwork::create(tinyConfig(), 7));
        const TrainInputs inputs = tinyInputs(network->config(), 3);
        const std::vector<at::Tensor> kept = gradientsOf(*network, inputs);
        network->setCheckpointing(true);
        const std::vector<at::Tensor> again = gradientsOf(*network, inputs);
        double largest = 0;
        for (const at::Tensor& gradient : kept)
            if (gradient.defined())
                largest = std::max(largest, gradient.abs().max().item<double>());
        int64_t compared = 0;
        for (size_t i = 0; i < kept.size(); ++i) {
            const std::string& name = network->parameters()[i].name;
            QCOMPARE(again[i].defined(), kept[i].defined());
            if (!kept[i].defined())
                continue;
            // The second term is the rounding of sums that nearly cancel: the first look and the second round
            // otherwise.
            const double difference = (kept[i] - again[i]).abs().max().item<double>();
            const double bound = 1e-5 * kept[i].abs().max().item<double>() + 1e-7 * largest;
            QVERIFY2(difference <= bound, qPrintable(QString("%1: %2").arg(name.c_str()).arg(difference / bound)));
            ++compared;
        }
        QVERIFY(compared > 80);
    }

    // Against finite differences in double precision would need a double network; in single precision a direction
    // along which the loss is summed is enough to see a wrong factor.
    void gradientsPointUphill() {
        auto network = must(RinNetwork::create(tinyConfig(), 7));
        const TrainInputs inputs = tinyInputs(network->config(), 3);
        const std::vector<at::Tensor> gradients = gradientsOf(*network, inputs);
        auto lossAt = [&](double shift) {
            at::NoGradGuard quick;
            for (size_t i = 0; i < gradients.size(); ++i)
                if (gradients[i].defined()) {
                    at::Tensor value = network->parameters()[i].value;
                    value.add_(gradients[i], shift);
                }
            const RinOutput output = network->forward(inputs);
            const double loss =
                (output.v.to(at::kDouble).square().mean() + output.z.to(at::kDouble).square().mean()).item<double>();
            for (size_t i = 0; i < gradients.size(); ++i)
                if (gradients[i].defined()) {
                    at::Tensor value = network->parameters()[i].value;
                    value.sub_(gradients[i], shift);
                }
            return loss;
        };
        double square = 0;
        for (const at::Tensor& gradient : gradients)
            if (gradient.defined())
                square += gradient.to(at::kDouble).square().sum().item<double>();
        const double shift = 1e-3 / std::sqrt(square);
        const double slope = (lossAt(shift) - lossAt(-shift)) / (2 * shift);
        QVERIFY2(std::abs(slope / square - 1) < 0.02, qPrintable(QString::number(slope / square)));
    }

    void badFiles() {
        const RinConfig config = tinyConfig();
        const Tensors good = must(RinNetwork::create(config, 7))->state();
        QTemporaryDir folder;
        auto problem = [&](const Tensors& tensors) {
            auto loaded = RinNetwork::load(config, *must(openSafetensors(written(folder, tensors))));
            return loaded.ok() ? std::string() : loaded.message();
        };
        QVERIFY(problem(good).empty());
        Tensors bad = good;
        bad.erase("network.latents");
        QVERIFY2(problem(bad).find("network.latents is missing") != std::string::npos, problem(bad).c_str());
        bad = good;
        bad["network.data_ln.weight"] = at::ones({17});
        QVERIFY(problem(bad).find("network.data_ln.weight has the shape") != std::string::npos);
        bad = good;
        bad["network.stray"] = at::ones({1});
        QVERIFY(problem(bad).find("network.stray") != std::string::npos);
        bad = good;
        bad["network.latents"] = at::full_like(good.at("network.latents"), std::nan(""));
        QVERIFY(problem(bad).find("NaN") != std::string::npos);
        bad = good;
        bad["preconditioning.logvar_proj.3.weight"] = at::ones({1, 128});
        QVERIFY(problem(bad).find("hidden layers") != std::string::npos);
        // Without a logvar, one starts.
        Tensors network = good;
        std::erase_if(network, [](const auto& entry) { return entry.first.starts_with("preconditioning."); });
        QVERIFY(problem(network).empty());
    }
};

QTEST_GUILESS_MAIN(TestRinNetwork)
#include "test_rin_network.moc"
