// An autoencoder in training: the numbers of the published package, a loss that falls, and a folder that loads.
#include "train/vae_task.h"

#include "base/files.h"
#include "decode/sdxl.h"
#include "train/gradients.h"
#include "train/scene_shards.h"
#include "train/train_fixtures.h"
#include "train/trainer.h"

#include <ATen/core/grad_mode.h>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

constexpr double kTolerance = 1e-5; // of each tensor's largest value
constexpr double kKlWeight = 1e-3;  // of the fixture
constexpr int kPictures = 20;
constexpr int kSide = 32;

std::unique_ptr<VaeNetwork> publishedNetwork() {
    const VaeConfig config = must(VaeConfig::read(checkpointFolder("fixtures/vae-tiny")));
    auto file = must(openWeightsIn(checkpointFolder("fixtures/vae-tiny"), {"diffusion_pytorch_model"}));
    return must(VaeNetwork::load(config, *file, at::kCPU));
}

const fs::path& scenes() {
    static QTemporaryDir folder;
    static const fs::path shard = writeScenes(folder.path().toStdString(), kPictures, kSide);
    return shard;
}

Result<std::unique_ptr<VaeTask>> taskOf(const nlohmann::json& changes = nlohmann::json::object(),
                                        Precision precision = Precision::Fp32) {
    nlohmann::json json{{"kind", "vae"},  {"data", scenes().string()}, {"picture-field", "png"}, {"image-size", kSide},
                        {"held-out", 4},  {"channels", "8,16,16"},     {"norm-groups", 4},       {"seed", 3u},
                        {"batch-size", 4}};
    json.update(changes);
    MIRO_TRY(const TrainConfig config, TrainConfig::make(json, "the test", "/"));
    return VaeTask::make({.config = config, .note = {}, .stop = {}, .precision = precision});
}

double distance(const at::Tensor& found, const at::Tensor& expected) {
    return (found - expected).abs().max().item<double>() / expected.abs().max().item<double>();
}

// Both halves as drawing uses them.
struct Inference {
    std::unique_ptr<VaeEncoder> encoder;
    std::unique_ptr<VaeDecoder> decoder;

    explicit Inference(const fs::path& folder)
        : encoder(must(VaeEncoder::load(folder))), decoder(must(VaeDecoder::load(folder))) {}
};

} // namespace

class TestVaeTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asPublished() {
        const Tensors io = tensorsOf(fixtures() / "train/vae-tiny/io.safetensors");
        const auto network = publishedNetwork();
        const at::Tensor pixels = io.at("pixels");
        const at::Tensor moments = network->moments(pixels);
        QVERIFY(distanceTo(io, "moments", moments) < kTolerance);
        const LatentMoments latents = LatentMoments::of(moments);
        const at::Tensor sampled = latents.sampled(io.at("noise"));
        QVERIFY(distanceTo(io, "sampled", sampled) < kTolerance);
        const at::Tensor restored = network->decode(sampled);
        QVERIFY(distanceTo(io, "restored", restored) < kTolerance);
        QVERIFY(distanceTo(io, "kl", latents.divergence()) < kTolerance);
        const at::Tensor l1 = (restored - pixels).abs().mean();
        QVERIFY(distanceTo(io, "l1", l1) < kTolerance);
        (l1 + latents.divergence().mean() * kKlWeight).backward();
        double worst = 0;
        for (const TrainParameter& parameter : network->parameters()) {
            // Softmax does not see what is added to all keys alike: that gradient is rounding, and nothing else.
            const bool ofKeys = parameter.name.ends_with("to_k.bias");
            const double scale = ofKeys ? largestOf(io, "grad.encoder.mid_block.attentions.0.to_k.weight") : 0;
            const double off = distanceTo(io, "grad." + parameter.name, parameter.value.grad(), scale);
            worst = std::max(worst, off);
            QVERIFY2(off < kTolerance, qPrintable(QString("%1: %2").arg(parameter.name.c_str()).arg(off)));
        }
        qInfo("gradients differ by %.2g", worst);
        size_t recordedGradients = 0;
        for (const auto& [name, tensor] : io)
            recordedGradients += name.starts_with("grad.") ? 1 : 0;
        QCOMPARE(network->parameters().size(), recordedGradients);
    }

    void theSameAsWhenDrawing() {
        const auto network = publishedNetwork();
        const Inference inference(checkpointFolder("fixtures/vae-tiny"));
        at::manual_seed(1);
        const at::Tensor pixels = at::rand({2, 3, 32, 48}) * 2 - 1, latents = at::randn({2, 4, 3, 5});
        const LatentMoments found = LatentMoments::of(network->moments(pixels));
        const VaeDistribution expected = must(inference.encoder->encode(pixels));
        QVERIFY(distance(found.mean, expected.mean) < kTolerance);
        QVERIFY(distance(found.logvar, expected.logvar) < kTolerance);
        QVERIFY(distance(network->decode(latents), must(inference.decoder->decode(latents))) < kTolerance * 10);
    }

    void gradientsOfAreasDoNotCount() {
        const at::Tensor pixels = at::rand({2, 3, 16, 16});
        QVERIFY(gradientLoss(pixels, pixels + 0.3).abs().max().item<double>() < 1e-6);
        at::Tensor line = pixels.clone();
        line.select(3, 8).add_(0.5);
        QVERIFY(gradientLoss(pixels, line).min().item<double>() > 0.01);
        QVERIFY(gradientLoss(pixels.narrow(2, 0, 3), line.narrow(2, 0, 3)).isfinite().all().item<bool>());
    }

    void lossFallsAndRepeats() {
        const auto trained = [] {
            auto task = must(taskOf());
            TrainerSettings settings;
            settings.seed = 3;
            settings.batchRows = 4;
            settings.learningRate = {.peak = 2e-3, .warmupSteps = 2, .totalSteps = 30};
            settings.optimiser.kind = "adamw";
            auto trainer = must(Trainer::create(*task, settings));
            std::vector<double> losses;
            for (int step = 0; step < 30; ++step)
                losses.push_back(must(trainer->step()).numbers.front().second);
            losses.push_back(must(task->heldOut({})).front().second);
            return losses;
        };
        const std::vector<double> once = trained(), again = trained();
        QVERIFY(once == again);
        QVERIFY2(once[29] < 0.7 * once[0], qPrintable(QString("%1 %2").arg(once[0]).arg(once[29])));
    }

    void halfPrecisionsAreNear() {
        const double exact = must(must(taskOf())->accumulate({2, 0, 4, 4}, {})).front().second;
        for (const Precision precision : {Precision::Bf16, Precision::Fp16}) {
            auto task = must(taskOf(nlohmann::json::object(), precision));
            const double loss = must(task->accumulate({2, 0, 4, 4}, {})).front().second;
            QVERIFY2(std::abs(loss / exact - 1) < 0.02, qPrintable(QString("%1 instead of %2").arg(loss).arg(exact)));
            for (const TrainParameter& parameter : task->parameters())
                QVERIFY(parameter.value.grad().scalar_type() == at::kFloat &&
                        parameter.value.grad().isfinite().all().item<bool>());
        }
    }

    void partsAddUp() {
        auto task = must(taskOf());
        const auto gradients = [&](const std::vector<TrainRows>& parts) {
            clearGradients(task->parameters());
            for (const TrainRows& rows : parts)
                must(task->accumulate(rows, {}));
            std::vector<at::Tensor> found;
            for (const TrainParameter& parameter : task->parameters())
                found.push_back(parameter.value.grad().clone());
            return found;
        };
        const auto whole = gradients({{2, 0, 4, 4}}), parts = gradients({{2, 0, 1, 4}, {2, 1, 3, 4}});
        for (size_t i = 0; i < whole.size(); ++i)
            QVERIFY2((whole[i] - parts[i]).abs().max().item<double>() <
                         1e-4 * whole[i].abs().max().item<double>() + 1e-7,
                     task->parameters()[i].name.c_str());
    }

    // What is exported loads where drawing loads it, gives the same, and training goes on from it.
    void exportLoads() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString()) / "vae";
        auto task = must(taskOf());
        QVERIFY(task->exportTo(to).ok());
        const Inference inference(to);
        at::manual_seed(2);
        const at::Tensor pixels = at::rand({1, 3, 32, 32}) * 2 - 1, latents = at::randn({1, 4, 8, 8});
        {
            at::NoGradGuard measuring;
            QVERIFY(distance(LatentMoments::of(task->network().moments(pixels)).mean,
                             must(inference.encoder->encode(pixels)).mean) < kTolerance);
            QVERIFY(distance(task->network().decode(latents), must(inference.decoder->decode(latents))) <
                    kTolerance * 10);
        }
        // Fresh latents are nearly without doubt.
        QVERIFY(must(inference.encoder->encode(pixels)).logvar.mean().item<double>() < -4);
        const auto config = must(readJsonFile(to / "config.json"));
        QCOMPARE(config["latents_mean"].size(), size_t{4});
        QVERIFY(config["latents_std"][0].get<double>() > 0);
        DecoderSource source;
        source.vaeFolder = to;
        QVERIFY(openSdxlDecoder(source).ok());
        auto further = must(taskOf({{"from", to.string()}, {"channels", "8"}}));
        for (size_t i = 0; i < further->parameters().size(); ++i)
            QVERIFY(at::equal(further->parameters()[i].value, task->parameters()[i].value));
        QVERIFY(task->samplesTo(to, {}).ok());
        QVERIFY(fs::exists(to / "restored.png"));
    }

    // Other latents than the published ones are read by their own scale.
    void otherLatentChannelsOpen() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString()) / "vae";
        auto task = must(taskOf({{"latent-channels", 6}}));
        QVERIFY(task->exportTo(to).ok());
        DecoderSource source;
        source.vaeFolder = to;
        source.config.channelWise = true;
        const auto decoder = must(openSdxlDecoder(source));
        const auto encoder = must(openSdxlEncoder(source));
        QCOMPARE(decoder->latentChannels(), int64_t{6});
        std::vector<Image> pictures;
        for (int i = 0; i < 3; ++i)
            pictures.push_back({kSide, kSide, std::vector<uint8_t>(size_t{kSide} * kSide * 3, uint8_t(70 * i))});
        const EncodedPictures encoded = must(encoder->encode(pictures, {}));
        QCOMPARE(encoded.mean.size(1), int64_t{6});
        const Latents latents = encoder->normalise(encoded.mean);
        const auto config = must(readJsonFile(to / "config.json"));
        for (int64_t channel = 0; channel < 6; ++channel) {
            const auto at = static_cast<size_t>(channel);
            const at::Tensor expected = (encoded.mean.select(1, channel) - config["latents_mean"][at].get<double>()) *
                                        (0.5 / config["latents_std"][at].get<double>());
            QVERIFY(at::allclose(latents.values.select(1, channel), expected, 1e-4, 1e-5));
        }
        QCOMPARE(must(decoder->decode(latents)).size(), pictures.size());
        // A generator that says nothing of its latents was made for the published ones.
        const std::string bytes = must(safetensorsBytes({{"network.x", at::zeros({1})}}));
        QVERIFY(writeFileAtomically(to / "generator.safetensors", bytes).ok());
        const auto weights = must(openSafetensors(to / "generator.safetensors"));
        source.weights = weights.get();
        const auto refused = openSdxlDecoder(source);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        QVERIFY2(refused.message().find("latent_channels of this one is 6") != std::string::npos,
                 refused.message().c_str());
    }

    void badInput() {
        const auto refuses = [](const nlohmann::json& changes, ErrorCode code, const std::vector<std::string>& parts) {
            const auto task = taskOf(changes);
            QVERIFY(!task.ok());
            QVERIFY2(task.error().code == code, task.message().c_str());
            for (const std::string& part : parts)
                QVERIFY2(task.message().find(part) != std::string::npos, task.message().c_str());
        };
        refuses({{"channels", "8,x"}}, ErrorCode::Usage, {"channels '8,x'"});
        refuses({{"channels", ""}}, ErrorCode::Usage, {"channels"});
        refuses({{"channels", "8,-8"}}, ErrorCode::Usage, {"channels"});
        refuses({{"channels", "8,10"}}, ErrorCode::Usage, {"block_out_channels", "norm_num_groups"});
        refuses({{"channels", "8,8,8,8,8,8,8"}}, ErrorCode::Usage, {"image-size 32", "64"});
        refuses({{"from", "/none"}}, ErrorCode::NotFound, {"/none"});
        refuses({{"held-out", kPictures}}, ErrorCode::Usage, {"held-out"});
    }

    void notANumberNamesItsSample() {
        auto task = must(taskOf());
        at::Tensor weight = task->parameters().front().value;
        {
            at::NoGradGuard spoiling;
            weight.fill_(NAN);
        }
        const auto result = task->accumulate({5, 0, 4, 4}, {});
        QCOMPARE(result.error().code, ErrorCode::Failed);
        QVERIFY2(result.message().find("step 5") != std::string::npos, result.message().c_str());
        QVERIFY2(result.message().find("scenes.tar: 0000") != std::string::npos, result.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestVaeTask)
#include "test_vae_task.moc"
