// What shows latents while they are drawn: the linear map is solved, the small network learns, and both load where
// previews are made.
#include "train/preview_map_task.h"
#include "train/preview_task.h"

#include "decode/lapped_linear.h"
#include "flow/preview_cache.h"
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

constexpr int kPictures = 40;
constexpr int kSide = 64;
constexpr int64_t kStride = 4;
constexpr int64_t kValues = 4;

// A shard of scenes and a codec whose latents say the mean colour of a place, and more.
struct Data {
    QTemporaryDir folder;
    fs::path shard, codec;
    at::Tensor analysis;

    Data() {
        const fs::path path = folder.path().toStdString();
        shard = writeScenes(path, kPictures, kSide);
        codec = path / "codec.safetensors";
        at::manual_seed(5);
        at::Tensor kernels = at::randn({kValues, 3, 2 * kStride, 2 * kStride}) * 0.002;
        kernels = kernels + kernels.flip(2);
        kernels = kernels + kernels.flip(3);
        for (int64_t c = 0; c < 3; ++c)
            kernels[c][c].narrow(0, kStride / 2, kStride).narrow(1, kStride / 2, kStride) += 1.0 / (kStride * kStride);
        const LappedLinearCodec made(
            {kernels, kernels, at::zeros({3}), at::full({kValues}, 0.7), at::ones({kValues, 2})});
        const std::string bytes = must(made.fileBytes());
        QFile file(QString::fromStdString(codec.string()));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), static_cast<qint64>(bytes.size())) < 0)
            qFatal("cannot write the codec");
    }
};

const Data& data() {
    static const Data made;
    return made;
}

nlohmann::json settingsOf(const std::string& kind, const nlohmann::json& changes) {
    nlohmann::json json{{"kind", kind},
                        {"data", data().shard.string()},
                        {"picture-field", "png"},
                        {"image-size", kSide},
                        {"held-out", 8},
                        {"codec", data().codec.string()},
                        {"seed", 3u},
                        {"batch-size", 8}};
    json.update(changes);
    return json;
}

template <typename Task>
Result<std::unique_ptr<Task>> taskOf(const std::string& kind, const nlohmann::json& changes) {
    MIRO_TRY(const TrainConfig config, TrainConfig::make(settingsOf(kind, changes), "the test", "/"));
    return Task::make({.config = config, .note = {}, .stop = {}});
}

auto mapTask(const nlohmann::json& changes = nlohmann::json::object()) {
    return taskOf<PreviewMapTask>("preview-map", changes);
}

auto networkTask(const nlohmann::json& changes = nlohmann::json::object()) {
    return taskOf<PreviewTask>("preview", changes);
}

} // namespace

class TestPreviewTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Nothing is left to gain: the gradient over all that it was solved for is 0.
    void theMapIsTheLeastSquaresOne() {
        auto task = must(mapTask());
        const int64_t learned = kPictures - 8;
        clearGradients(task->parameters());
        must(task->accumulate({0, 0, learned, learned}, {})); // one epoch: every picture once
        for (const TrainParameter& parameter : task->parameters())
            QVERIFY2(parameter.value.grad().abs().max().item<double>() < 1e-4, parameter.name.c_str());
        const TrainNumbers judged = must(task->heldOut({}));
        QCOMPARE(judged[1].first, std::string("explained"));
        QVERIFY2(judged[1].second > 0.9, qPrintable(QString::number(judged[1].second)));
        // Worse by any change.
        at::Tensor matrix = task->parameters()[0].value;
        {
            at::NoGradGuard moving;
            matrix.mul_(0.9);
        }
        QVERIFY(must(task->heldOut({})).front().second > judged.front().second);
    }

    void theMapIsReadByPreviews() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString()) / "model";
        auto task = must(mapTask());
        const auto written = task->exportTo(to);
        QVERIFY2(written.ok(), written.message().c_str());
        const auto read = readPreviewMap(to, kPackPreview, kValues);
        QVERIFY(read.has_value());
        QVERIFY(at::allclose(read->matrix, task->map().matrix, 1e-5, 1e-6));
        QVERIFY(at::allclose(read->bias, task->map().bias, 1e-5, 1e-6));
        QVERIFY(!readPreviewMap(to, kPackPreview, kValues + 1));
    }

    void theNetworkLearnsAndRepeats() {
        const auto trained = [] {
            auto task = must(networkTask({{"width", 8}, {"blocks", 1}}));
            TrainerSettings settings;
            settings.seed = 3;
            settings.batchRows = 8;
            settings.learningRate = {.peak = 5e-3, .warmupSteps = 2, .totalSteps = 40};
            settings.optimiser.kind = "adamw";
            auto trainer = must(Trainer::create(*task, settings));
            std::vector<double> losses{must(task->heldOut({})).front().second};
            for (int step = 0; step < 40; ++step)
                losses.push_back(must(trainer->step()).numbers.front().second);
            losses.push_back(must(task->heldOut({})).front().second);
            return losses;
        };
        const std::vector<double> once = trained(), again = trained();
        QVERIFY(once == again);
        QVERIFY2(once.back() < 0.6 * once.front(), qPrintable(QString("%1 %2").arg(once.front()).arg(once.back())));
    }

    void theNetworkIsReadByPreviews() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString()) / "model";
        auto task = must(networkTask({{"width", 8}, {"blocks", 1}, {"pixels", 2}}));
        QVERIFY(task->exportTo(to).ok());
        const auto network = PreviewNetwork::open(to / kPackPreviewNetwork);
        QVERIFY2(network.ok(), network.message().c_str());
        QCOMPARE(network->sizes().channels, kValues);
        QCOMPARE(network->sizes().blocks, 1);
        const auto images = networkPreviews(*network, {at::randn({2, kValues, 3, 5})});
        QCOMPARE(images.size(), size_t{2});
        QCOMPARE(images[0].width, 10);
        QCOMPARE(images[0].height, 6);
        QVERIFY(task->samplesTo(to, {}).ok());
        QVERIFY(fs::exists(to / "restored.png"));
    }

    void latentsOfAnAutoencoder() {
        const std::string vae = (checkpointFolder("fixtures/vae-tiny")).string();
        auto task = must(mapTask({{"codec", ""}, {"vae", vae}}));
        QCOMPARE(task->map().matrix.size(1), 4);
        // The generator's own scale of latents is another basis of the same colours.
        const std::string model = checkpointFolder("fixtures/miro-7").string();
        auto scaled = must(mapTask({{"codec", ""}, {"vae", vae}, {"model", model}}));
        QVERIFY(std::abs(must(scaled->heldOut({})).front().second - must(task->heldOut({})).front().second) < 1e-4);
    }

    void badInput() {
        const auto refuses = [](const auto& task, ErrorCode code, const std::vector<std::string>& parts) {
            QVERIFY(!task.ok());
            QVERIFY2(task.error().code == code, task.message().c_str());
            for (const std::string& part : parts)
                QVERIFY2(task.message().find(part) != std::string::npos, task.message().c_str());
        };
        refuses(mapTask({{"codec", ""}}), ErrorCode::Usage, {"codec", "vae"});
        refuses(mapTask({{"vae", "/vae"}}), ErrorCode::Usage, {"codec", "vae"});
        refuses(mapTask({{"codec", "/none.safetensors"}}), ErrorCode::NotFound, {"none.safetensors"});
        refuses(mapTask({{"codec", data().shard.string()}}), ErrorCode::Corrupt, {"scenes.tar"});
        refuses(mapTask({{"image-size", 62}}), ErrorCode::Usage, {"image-size 62"});
        refuses(networkTask({{"pixels", 3}}), ErrorCode::Usage, {"pixels 3"});
        refuses(networkTask({{"held-out", kPictures}}), ErrorCode::Usage, {"held-out"});
    }
};

QTEST_GUILESS_MAIN(TestPreviewTasks)
#include "test_preview_tasks.moc"
