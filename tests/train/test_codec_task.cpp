// The lapped linear codec is fitted to pictures: better than patches, without seams, the same every time.
#include "train/codec_task.h"

#include "train/gradients.h"
#include "train/scene_shards.h"
#include "train/train_fixtures.h"
#include "train/trainer.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

constexpr int kPictures = 72;
constexpr int kHeldOut = 16;
constexpr int kSide = 64;
constexpr int64_t kStride = 4; // a place of 48 pixel values becomes 4 numbers, as 192 become 16
constexpr int64_t kValues = 4;

const fs::path& scenes() {
    static QTemporaryDir folder;
    static const fs::path shard = writeScenes(folder.path().toStdString(), kPictures, kSide);
    return shard;
}

Result<TrainConfig> configOf(const nlohmann::json& changes = nlohmann::json::object()) {
    nlohmann::json json{{"kind", "codec"},
                        {"data", scenes().string()},
                        {"picture-field", "png"},
                        {"image-size", kSide},
                        {"held-out", kHeldOut},
                        {"stride", kStride},
                        {"values", kValues},
                        {"seed", 3u},
                        {"batch-size", 8},
                        {"warmup-steps", 2},
                        {"steps", 20},
                        {"fit-rounds", 10}};
    json.update(changes);
    return TrainConfig::make(json, "the test", "/");
}

Result<std::unique_ptr<CodecTask>> taskOf(const nlohmann::json& changes = nlohmann::json::object()) {
    MIRO_TRY(const TrainConfig config, configOf(changes));
    return CodecTask::make({.config = config, .note = {}, .stop = {}});
}

at::Tensor heldOutPictures(const nlohmann::json& changes = nlohmann::json::object()) {
    const TrainConfig config = must(configOf(changes));
    return must(must(PictureData::make({.config = config, .note = {}, .stop = {}}))->heldOutPixels(0, kHeldOut, {}));
}

double meanPsnr(const at::Tensor& pixels, const at::Tensor& restored) {
    return psnr(pixels, restored).mean().item<double>();
}

// The best linear codec of separate patches for the same pictures.
struct PatchCodec {
    at::Tensor basis, mean, deviations;

    explicit PatchCodec(const at::Tensor& learned) {
        const at::Tensor all = patchesOf(learned).reshape({-1, 3 * kStride * kStride});
        mean = all.mean(0);
        const auto [squares, vectors] = at::linalg_eigh(at::matmul((all - mean).t(), all - mean));
        basis = vectors.narrow(1, vectors.size(1) - kValues, kValues);
        deviations = at::matmul(all - mean, basis).std(0, false);
    }
    static at::Tensor patchesOf(const at::Tensor& pictures) {
        return at::im2col(pictures, {kStride, kStride}, {1, 1}, {0, 0}, {kStride, kStride})
            .transpose(1, 2)
            .to(at::kDouble);
    }
    // places: (N, places, values)
    at::Tensor decode(const at::Tensor& places) const {
        const at::Tensor patches = at::matmul(places, basis.t()) + mean;
        const auto side = static_cast<int64_t>(std::sqrt(places.size(1))) * kStride;
        return at::col2im(patches.transpose(1, 2).to(at::kFloat), {side, side}, {kStride, kStride}, {1, 1}, {0, 0},
                          {kStride, kStride});
    }
    at::Tensor restored(const at::Tensor& pixels) const { return decode(at::matmul(patchesOf(pixels) - mean, basis)); }
};

at::Tensor learnedPictures() {
    const TrainConfig config = must(configOf());
    auto data = must(PictureData::make({.config = config, .note = {}, .stop = {}}));
    return must(data->learnedPixels(0, data->learned(), {}));
}

// How much larger the largest squared step between neighbouring columns is than the mean, by their place in a place: 1
// where nothing shows the grid.
double gridOf(const at::Tensor& pixels) {
    const at::Tensor steps = pixels.diff(1, 3).square().mean(at::IntArrayRef({0, 1, 2}));
    const at::Tensor phases =
        at::constant_pad_nd(steps, {1, 0}).view({-1, kStride}).narrow(0, 1, kSide / kStride - 1).mean(0);
    return phases.max().item<double>() / phases.mean().item<double>();
}

} // namespace

class TestCodecTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void betterThanPatches() {
        auto task = must(taskOf());
        const LappedLinearCodec codec = task->codec();
        const at::Tensor pixels = heldOutPictures();
        const double lapped = meanPsnr(pixels, codec.decode(codec.encode(pixels)));
        const double patches = meanPsnr(pixels, PatchCodec(learnedPictures()).restored(pixels));
        QVERIFY2(lapped > patches + 0.4, qPrintable(QString("%1 dB, patches %2 dB").arg(lapped).arg(patches)));
        QVERIFY(std::abs(must(task->heldOut({}))[1].second - lapped) < 1e-3);
    }

    // Of the starter's codec: the error is no larger where places meet.
    void noSeams() {
        constexpr int64_t kShippedStride = 8;
        QTemporaryDir folder;
        const fs::path shard = writeScenes(folder.path().toStdString(), kHeldOut + 1, kSceneSide);
        const at::Tensor pixels = heldOutPictures({{"data", shard.string()}, {"image-size", kSceneSide}});
        const auto shipped =
            must(LappedLinearCodec::open(must(codecSource(MIRO_SOURCE_DIR "/models/starter/codec.safetensors"))));
        // However the grid of places lies on the pictures, whose things lie on one of their own.
        at::Tensor columns = at::zeros({kShippedStride}); // by the place within a place
        for (int64_t left = 0; left < kShippedStride; ++left) {
            const at::Tensor shown = pixels.narrow(3, left, kSceneSide - kShippedStride);
            const at::Tensor errors =
                (shipped.decode(shipped.encode(shown)) - shown).square().mean(at::IntArrayRef({0, 1, 2}));
            columns += errors.view({-1, kShippedStride}).mean(0);
        }
        QVERIFY2(columns.max().item<double>() < 1.3 * columns.min().item<double>(),
                 qPrintable(QString("%1 %2").arg(columns.max().item<double>()).arg(columns.min().item<double>())));
    }

    void unsureLatentsShowNoGrid() {
        const LappedLinearCodec codec = must(taskOf())->codec();
        // Latents that do not belong together, as an unsure generator draws them, show much less of a grid.
        at::manual_seed(1);
        const int64_t places = kSide / kStride;
        const double lapped = gridOf(codec.decode(at::randn({8, kValues, places, places}) * 0.5));
        const PatchCodec patches(learnedPictures());
        const at::Tensor odd = at::randn({8, places * places, kValues}, at::kDouble) * patches.deviations;
        const double separate = gridOf(patches.decode(odd));
        QVERIFY2(lapped - 1 < 0.5 * (separate - 1), qPrintable(QString("%1, patches %2").arg(lapped).arg(separate)));
    }

    // Latents that are a little wrong, as every generator's are, cost little where the fit expects it.
    void whatAGeneratorIsUnsureOfShowsLess() {
        constexpr double kNoise = 0.1;
        const at::Tensor pixels = heldOutPictures();
        struct Errors {
            double right = 0, wrong = 0; // psnr of true latents, and of wrong ones
            double added = 0;            // mean squared error
        };
        const auto errorsOf = [&](const CodecTask& task) {
            const LappedLinearCodec codec = task.codec();
            at::manual_seed(5);
            const at::Tensor latents = codec.encode(pixels);
            const at::Tensor restored = codec.decode(latents);
            const at::Tensor wrong = codec.decode(latents + at::randn_like(latents) * (0.5 * kNoise));
            return Errors{meanPsnr(pixels, restored), meanPsnr(pixels, wrong),
                          (wrong - restored).square().mean().item<double>()};
        };
        auto task = must(taskOf({{"noise", kNoise}}));
        const Errors exact = errorsOf(*must(taskOf())), steady = errorsOf(*task);
        const double steadyWrong = steady.wrong;
        const QString found = QString("%1 %2 dB, %3 %4 dB, added %5 %6")
                                  .arg(exact.right)
                                  .arg(exact.wrong)
                                  .arg(steady.right)
                                  .arg(steady.wrong)
                                  .arg(exact.added)
                                  .arg(steady.added);
        QVERIFY2(steady.added < 0.8 * exact.added && steady.wrong > exact.wrong, qPrintable(found));
        QVERIFY2(steady.right > exact.right - 1.5, qPrintable(found));
        // The loss is what such latents cost.
        QVERIFY2(std::abs(-must(task->heldOut({})).front().second + 20 * std::log10(2.0) - steadyWrong) < 1,
                 qPrintable(QString("%1, %2").arg(must(task->heldOut({})).front().second).arg(steadyWrong)));
    }

    void latentsHaveTheirDeviation() {
        auto task = must(taskOf());
        const at::Tensor latents = task->codec().encode(learnedPictures());
        const at::Tensor deviations = latents.transpose(0, 1).flatten(1).square().mean(1).sqrt();
        QVERIFY(at::allclose(deviations, at::full({kValues}, 0.5), 0.05, 0));
    }

    // The fit minimises the squared error of what it was given: rounds lower it until nothing is left to gain.
    void roundsConverge() {
        // With their mirror images, which the fit sees too.
        at::Tensor pixels = learnedPictures();
        pixels = at::cat({pixels, pixels.flip(2)});
        pixels = at::cat({pixels, pixels.flip(3)});
        LappedMoments moments(kStride, pixels.mean(at::IntArrayRef({0, 2, 3})));
        moments.add(pixels, at::ones({pixels.size(0)}));
        struct Found {
            double error = 0;
            double analysisSlope = 0; // how fast the error falls along each kernel's gradient
            double synthesisSlope = 0;
        };
        const auto after = [&](int64_t rounds) {
            auto tensors = must(fitLapped(moments, {kValues, rounds}));
            tensors.analysis.requires_grad_(true);
            tensors.synthesis.requires_grad_(true);
            const LappedLinearCodec codec(tensors);
            const at::Tensor error = (codec.decode(codec.encode(pixels)) - pixels).square().mean();
            error.backward();
            const auto slope = [](const at::Tensor& kernels) {
                return kernels.grad().norm().item<double>() * kernels.norm().item<double>();
            };
            return Found{error.item<double>(), slope(tensors.analysis), slope(tensors.synthesis)};
        };
        const Found none = after(0), some = after(3), many = after(20), more = after(40);
        QVERIFY2(some.error < none.error && many.error < some.error,
                 qPrintable(QString("%1 %2 %3").arg(none.error).arg(some.error).arg(many.error)));
        QVERIFY2(std::abs(more.error - many.error) < 0.01 * many.error,
                 qPrintable(QString("%1 %2").arg(many.error).arg(more.error)));
        // The moments are those of the pictures, edges included: the synthesis solved from them is the best there is.
        for (const Found& found : {none, some, many, more})
            QVERIFY2(found.synthesisSlope < 1e-3 * found.analysisSlope,
                     qPrintable(QString("%1 %2").arg(found.synthesisSlope).arg(found.analysisSlope)));
    }

    // From a fit of a single round, which leaves something to do.
    void stepsImproveAndRepeat() {
        const auto trained = [](std::vector<double>& losses) {
            auto task = must(taskOf({{"fit-rounds", 1}}));
            TrainerSettings settings;
            settings.seed = 3;
            settings.batchRows = 8;
            settings.learningRate = {.peak = 3e-4, .warmupSteps = 2, .totalSteps = 20};
            settings.optimiser.kind = "adamw";
            settings.averageDecay = 0.9;
            auto trainer = must(Trainer::create(*task, settings));
            losses.push_back(must(task->heldOut({})).front().second);
            for (int step = 0; step < 20; ++step)
                losses.push_back(must(trainer->step()).numbers.front().second);
            losses.push_back(must(trainer->heldOut()).front().second);
        };
        std::vector<double> once, again;
        trained(once);
        trained(again);
        QVERIFY2(once.back() < once.front(), qPrintable(QString("%1 %2").arg(once.front()).arg(once.back())));
        QVERIFY(once == again);
    }

    // Gradients of a batch are those of its parts together.
    void partsAddUp() {
        auto task = must(taskOf({{"fit-rounds", 2}}));
        const auto gradients = [&](const std::vector<TrainRows>& parts) {
            clearGradients(task->parameters());
            for (const TrainRows& rows : parts)
                must(task->accumulate(rows, {}));
            std::vector<at::Tensor> found;
            for (const TrainParameter& parameter : task->parameters())
                found.push_back(parameter.value.grad().clone());
            return found;
        };
        const auto whole = gradients({{4, 0, 8, 8}}), parts = gradients({{4, 0, 3, 8}, {4, 3, 5, 8}});
        for (size_t i = 0; i < whole.size(); ++i)
            QVERIFY((whole[i] - parts[i]).abs().max().item<double>() < 1e-5 * whole[i].abs().max().item<double>());
    }

    void exportIsACodec() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString()) / "model";
        auto task = must(taskOf());
        QVERIFY(task->exportTo(to).ok());
        QVERIFY(fs::file_size(to / "codec.safetensors") < 200'000);
        auto source = must(codecSource(to / "codec.safetensors"));
        auto decoder = must(openDecoder(source));
        QCOMPARE(decoder->latentChannels(), kValues);
        const at::Tensor latents = at::randn({1, kValues, 4, 4});
        QVERIFY(at::equal(must(decoder->decodePicture(latents, {})), task->codec().decode(latents)));
        const auto metadata = must(readSafetensorsMetadata(to / "codec.safetensors"));
        QVERIFY(std::abs(std::stod(metadata.at("psnr")) - must(task->heldOut({}))[1].second) < 0.01);
        QVERIFY(task->samplesTo(to, {}).ok());
        QVERIFY(fs::exists(to / "restored.png"));
        QVERIFY(!task->exportTo(to / "missing" / "model").ok());
    }

    void badInput() {
        const auto refuses = [](const nlohmann::json& changes, ErrorCode code, const std::vector<std::string>& parts) {
            const auto task = taskOf(changes);
            QVERIFY(!task.ok());
            QVERIFY2(task.error().code == code, task.message().c_str());
            for (const std::string& part : parts)
                QVERIFY2(task.message().find(part) != std::string::npos, task.message().c_str());
        };
        refuses({{"stride", 3}}, ErrorCode::Usage, {"stride 3", "not even"});
        refuses({{"stride", 8}, {"image-size", 60}}, ErrorCode::Usage, {"image-size 60", "stride 8"});
        refuses({{"stride", 2}, {"values", 13}}, ErrorCode::Usage, {"values 13", "12 at most"});
        refuses({{"held-out", kPictures}}, ErrorCode::Usage, {"scenes.tar", "held-out"});
        refuses({{"data", "/none.tar"}}, ErrorCode::NotFound, {"none.tar"});
        refuses({{"picture-field", "jpg"}}, ErrorCode::Corrupt, {"scenes.tar", "000000", "jpg"});
        QTemporaryDir folder;
        const fs::path spoiled = writeScenes(folder.path().toStdString(), 6, kSide, "png", 2);
        refuses({{"data", spoiled.string()}, {"held-out", 2}}, ErrorCode::Corrupt, {"scenes.tar", "000002"});
    }
};

QTEST_GUILESS_MAIN(TestCodecTask)
#include "test_codec_task.moc"
