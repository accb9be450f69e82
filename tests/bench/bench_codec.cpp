// bench_codec [PICTURES] [THREADS]: a lapped linear codec of 16 x 16 kernels and 16 values a place, fitted to rendered
// scenes of 128 px and trained on, beside separate patches of 8 x 8 with as many values: decibels on held-out scenes,
// seconds, bytes. Prints one JSON line.
#include "decode/lapped_linear.h"
#include "train/codec_task.h"
#include "train/scene_shards.h"
#include "train/trainer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace miro;

namespace {

constexpr int kHeldOut = 120;
constexpr int64_t kPatch = 8;
constexpr int64_t kValues = 16;

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <typename T>
T must(Result<T> result) {
    if (!result.ok())
        throw std::runtime_error(result.message());
    return std::move(result).value();
}

at::Tensor patchesOf(const at::Tensor& pictures) {
    return at::im2col(pictures, {kPatch, kPatch}, {1, 1}, {0, 0}, {kPatch, kPatch}).transpose(1, 2).to(at::kDouble);
}

double patchPsnr(const PictureData& data, const at::Tensor& pixels) {
    at::NoGradGuard measuring;
    const int64_t size = 3 * kPatch * kPatch;
    at::Tensor square = at::zeros({size, size}, at::kDouble), sum = at::zeros({size}, at::kDouble);
    double count = 0;
    for (int64_t first = 0; first < data.learned(); first += 16) {
        const at::Tensor rows = patchesOf(must(data.learnedPixels(first, 16, {}))).reshape({-1, size});
        square += at::matmul(rows.t(), rows);
        sum += rows.sum(0);
        count += static_cast<double>(rows.size(0));
    }
    const at::Tensor mean = sum / count;
    const at::Tensor vectors = std::get<1>(at::linalg_eigh(square / count - at::outer(mean, mean)));
    const at::Tensor basis = vectors.narrow(1, size - kValues, kValues);
    const at::Tensor restored = at::matmul(at::matmul(patchesOf(pixels) - mean, basis), basis.t()) + mean;
    return psnr(pixels, at::col2im(restored.transpose(1, 2).to(at::kFloat), {128, 128}, {kPatch, kPatch}, {1, 1},
                                   {0, 0}, {kPatch, kPatch}))
        .mean()
        .item<double>();
}

int run(int argc, char** argv) {
    at::set_num_threads(argc > 2 ? std::atoi(argv[2]) : 1);
    const int pictures = argc > 1 ? std::atoi(argv[1]) : 1200;
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "bench_codec";
    std::filesystem::create_directories(folder);
    const auto shard = test::writeScenes(folder, pictures, 128);
    const TrainConfig config = must(TrainConfig::make(
        {{"kind", "codec"}, {"data", shard.string()}, {"picture-field", "png"}, {"held-out", kHeldOut}}, "bench", "/"));
    auto start = std::chrono::steady_clock::now();
    auto task = must(CodecTask::make({.config = config, .note = {}, .stop = {}}));
    const double fitSeconds = secondsSince(start), fitted = must(task->heldOut({}))[1].second;
    TrainerSettings settings;
    settings.batchRows = config.integer("batch-size");
    settings.learningRate = {.peak = config.real("learning-rate"), .warmupSteps = 20, .totalSteps = 300};
    settings.optimiser.kind = "adamw";
    settings.averageDecay = config.real("average-decay");
    auto trainer = must(Trainer::create(*task, settings));
    start = std::chrono::steady_clock::now();
    for (int step = 0; step < 300; ++step)
        must(trainer->step());
    const double stepSeconds = secondsSince(start), trained = must(trainer->heldOut())[1].second;

    auto data = must(PictureData::make({.config = config, .note = {}, .stop = {}}));
    const at::Tensor pixels = must(data->heldOutPixels(0, kHeldOut, {}));
    const LappedLinearCodec codec = task->codec();
    at::NoGradGuard measuring;
    start = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i)
        codec.encode(pixels.narrow(0, i, 1));
    const double encodeSeconds = secondsSince(start) / 100;
    const at::Tensor latents = codec.encode(pixels);
    start = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i)
        codec.decode(latents.narrow(0, i, 1));
    const double decodeSeconds = secondsSince(start) / 100;
    std::printf("{\"what\": \"codec\", \"pictures\": %d, \"patches_db\": %.2f, \"fitted_db\": %.2f, \"trained_db\": "
                "%.2f, \"fit_s\": %.1f, \"steps_s\": %.1f, \"bytes\": %zu, \"encode_ms\": %.3f, \"decode_ms\": %.3f}\n",
                pictures, patchPsnr(*data, pixels), fitted, trained, fitSeconds, stepSeconds,
                must(codec.fileBytes()).size(), encodeSeconds * 1e3, decodeSeconds * 1e3);
    test::orThrow(task->samplesTo(folder, {}));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
}
