// bench_scorers [THREADS] [REPEATS] [large|huge|image_reward]...: scores batches of eight pictures of 512 px and eight
// prompts of 20 tokens with CLIPs and ImageReward of the published sizes and random weights, and prints one JSON line a
// measurement, as published_scorers.py does, which runs both and divides. With a models folder (a path with '/') in
// place of the names: the quick scorers that it holds, alone and together, on one picture of 128 px and on eight.
#include "base/scorers.h"
#include "model/blip_reward.h"
#include "model/clip_text.h"
#include "model/clip_vision.h"
#include "reward/preprocess.h"
#include "reward/scoring_session.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

using namespace miro;

namespace {

constexpr int64_t kBatch = 8;
constexpr int64_t kTokens = 20;
constexpr int kSide = 512;

ClipConfig largeClip() {
    ClipConfig config;
    config.features = 768;
    static_cast<ClipTowerConfig&>(config.vision) = {1024, 4096, 24, 16, true, 1e-5};
    config.vision.patch = 14;
    static_cast<ClipTowerConfig&>(config.text) = {768, 3072, 12, 12, true, 1e-5};
    return config;
}

void report(const std::string& what, int64_t repeats, const std::function<void()>& work) {
    work();
    std::vector<double> times;
    for (int64_t i = 0; i < repeats; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        times.push_back(took.count());
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"what\": \"%s\", \"threads\": %d, \"repeats\": %ld, \"median_s\": %.4f, \"min_s\": %.4f, "
                "\"max_s\": %.4f}\n",
                what.c_str(), at::get_num_threads(), static_cast<long>(repeats), times[times.size() / 2], times.front(),
                times.back());
    std::fflush(stdout);
}

std::vector<Image> somePictures(int side = kSide) {
    std::vector<Image> pictures;
    for (int64_t i = 0; i < kBatch; ++i) {
        Image image{side, side, std::vector<uint8_t>(static_cast<size_t>(side) * static_cast<size_t>(side) * 3)};
        uint32_t state = static_cast<uint32_t>(i + 1);
        for (uint8_t& level : image.pixels)
            level = static_cast<uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
        pictures.push_back(std::move(image));
    }
    return pictures;
}

void run(const std::string& name, const ClipConfig& config, int64_t repeats) {
    const NetworkNumerics numerics = NetworkNumerics::of({at::kCPU, Precision::Fp32});
    RandomSource source(1, at::kCPU);
    const ClipVision vision(config, source, numerics);
    const ClipText text(config, source, numerics);
    const std::vector<Image> pictures = somePictures();
    at::Tensor ids = at::randint(1000, 40000, {kBatch, kTokens}, at::kLong);
    ids.select(1, kTokens - 1).fill_(49407);
    auto levels = [&] {
        std::vector<Image> crops;
        for (const Image& picture : pictures)
            crops.push_back(resizedAndCropped(picture, 224, CropRounding::Down));
        return normalisedPixels(crops, kClipPixels);
    };
    auto floats = [&] {
        std::vector<at::Tensor> crops;
        for (const Image& picture : pictures)
            crops.push_back(floatResizedAndCropped(picture, 224, kClipPixels));
        return at::stack(crops);
    };
    report(name + "_preparation", repeats, [&] { levels(); });
    report(name + "_pictures", repeats, [&] { vision.forward(levels(), {}).value(); });
    report(name + "_prompts", repeats, [&] { text.forward(ids, {}).value(); });
    report(name + "_batch", repeats, [&] {
        vision.forward(levels(), {}).value();
        text.forward(ids, {}).value();
    });
    if (name == "huge")
        report("hpsv2_batch", repeats, [&] {
            vision.forward(floats(), {}).value();
            text.forward(ids, {}).value();
        });
}

BlipRewardConfig publishedImageReward() {
    BlipRewardConfig config;
    config.vision = {.width = 1024, .hidden = 4096, .layers = 24, .patch = 16, .grid = 14};
    config.text.imageWidth = config.vision.width;
    config.text.bert = {.vocabulary = 30524, .width = 768, .hidden = 3072, .layers = 12, .heads = 12};
    config.headWidths = {1024, 128, 64, 16, 1};
    return config;
}

void runImageReward(int64_t repeats) {
    RandomSource source(1, at::kCPU);
    const BlipReward network(publishedImageReward(), source, NetworkNumerics::of({at::kCPU, Precision::Fp32}));
    const std::vector<Image> pictures = somePictures();
    const at::Tensor ids = at::randint(1000, 30000, {kBatch, kTokens}, at::kLong);
    report("image_reward_batch", repeats, [&] {
        std::vector<Image> crops;
        for (const Image& picture : pictures)
            crops.push_back(resizedAndCropped(picture, 224, CropRounding::HalfToEven));
        network.forward(normalisedPixels(crops, kClipPixels), ids, {}, {}).value();
    });
}

void runQuick(const std::filesystem::path& models, int64_t repeats) {
    const RepoFinder repos = [&](const std::string& repo) -> Result<std::filesystem::path> {
        return models / repo;
    };
    std::vector<std::vector<std::string>> sets;
    std::vector<std::string> all;
    for (const ScorerInfo& scorer : scorers().entries())
        if (scorer.cheap && ScoringSession::open({scorer.key}, repos, {.device = "cpu"}).ok()) {
            sets.push_back({scorer.key});
            all.push_back(scorer.key);
        }
    sets.push_back(all);
    const std::vector<Image> pictures = somePictures(128);
    int number = 0;
    for (const auto& keys : sets)
        for (const size_t count : {size_t{1}, pictures.size()}) {
            ScoringOptions options;
            options.device = "cpu";
            options.threads = at::get_num_threads();
            const auto session = ScoringSession::open(keys, repos, options);
            report((keys.size() > 1 ? "all" : keys.front()) + " x" + std::to_string(count), repeats, [&] {
                std::vector<ScoreInput> inputs;
                for (size_t i = 0; i < count; ++i)
                    inputs.push_back({&pictures[i], "a red apple left of " + std::to_string(++number) + " dogs"});
                if (!(*session)->score(inputs, nullptr, {}).ok())
                    std::puts("failed");
            });
        }
}

} // namespace

int main(int argc, char** argv) {
    at::set_num_threads(argc > 1 ? std::atoi(argv[1]) : 1);
    const int64_t repeats = argc > 2 ? std::atoi(argv[2]) : 3;
    c10::InferenceMode inference;
    if (argc > 3 && std::string(argv[3]).find('/') != std::string::npos) {
        runQuick(argv[3], repeats);
        return 0;
    }
    auto wanted = [&](const std::string& name) {
        return argc < 4 || std::find(argv + 3, argv + argc, name) != argv + argc;
    };
    if (wanted("large"))
        run("large", largeClip(), repeats);
    if (wanted("huge"))
        run("huge", ClipConfig::openClipHuge(), repeats);
    if (wanted("image_reward"))
        runImageReward(repeats);
    return 0;
}
