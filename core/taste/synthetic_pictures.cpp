#include "taste/synthetic_pictures.h"

#include "base/seeded_random.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace miro {
namespace {

constexpr std::array kTruths{"colour.warmth",       "colour.saturation", "colour.lightness",
                             "composition.balance", "composition.room",  "composition.order",
                             "quality.sharpness",   "quality.detail",    "quality.plausibility"};
constexpr auto kTruthCount = static_cast<int64_t>(kTruths.size());

at::Tensor normals(SeededRandom& random, int64_t rows, int64_t columns) {
    at::Tensor all = at::empty({rows, columns}, at::kDouble);
    double* to = all.mutable_data_ptr<double>();
    for (int64_t i = 0; i < rows * columns; ++i)
        to[i] = random.normal();
    return all;
}

// Rows of length 1.
at::Tensor directions(SeededRandom& random, int64_t count, int64_t width) {
    const at::Tensor all = normals(random, count, width);
    return all / all.norm(2, {1}, true);
}

} // namespace

SyntheticPictures syntheticPictures(uint64_t seed, const SyntheticOptions& options) {
    SeededRandom random(mixedSeed({seed, 0x5E7}));
    const int64_t count = options.prompts * options.picturesOfPrompt, width = options.picture;
    const at::Tensor truth = normals(random, count, kTruthCount);

    // Noise, most of it in few directions.
    const at::Tensor spectrum = at::arange(1, width + 1, at::kDouble).pow(-0.5);
    const at::Tensor noise =
        at::matmul(normals(random, count, width) * (spectrum / spectrum.norm()), directions(random, width, width));
    // A picture shows a truth more and more weakly the more there is of it.
    const at::Tensor shown =
        at::matmul(at::tanh(truth), directions(random, kTruthCount, width)) / std::sqrt(0.39 * double(kTruthCount));
    const at::Tensor contents = directions(random, options.prompts, width);
    at::Tensor vectors = contents.repeat_interleave(options.picturesOfPrompt, 0) * std::sqrt(options.promptShare) +
                         shown * std::sqrt(options.truthShare) +
                         noise * std::sqrt(1 - options.promptShare - options.truthShare);
    vectors = (vectors / vectors.norm(2, {1}, true)).to(at::kFloat).contiguous();

    // Each reward sees some truths, and all of them quality a little.
    at::Tensor mixing = normals(random, kTruthCount, options.rewards);
    mixing.narrow(0, 6, 3).add_(0.5);
    const at::Tensor clean = at::matmul(truth, mixing / mixing.norm(2, {0}, true));
    const at::Tensor measured = (clean + normals(random, count, options.rewards) * 0.5).contiguous();

    const at::Tensor promptVectors =
        at::matmul(contents, directions(random, width, options.prompt)).to(at::kFloat).contiguous();

    SyntheticPictures all;
    all.layout = {"synthetic", options.picture, {}, options.prompt};
    for (const char* name : kTruths)
        all.truth.names.emplace_back(name);
    for (int64_t k = 0; k < options.rewards; ++k) {
        all.layout.rewards.push_back(fmt::format("reward_{}", k + 1));
        all.truth.names.push_back("reward." + all.layout.rewards.back());
    }
    for (int64_t i = 0; i < count; ++i) {
        const int64_t prompt = i / options.picturesOfPrompt;
        TastePicture picture{fmt::format("{}-{}", prompt, i % options.picturesOfPrompt), fmt::format("{}", prompt), {}};
        const float* vector = vectors.const_data_ptr<float>() + i * width;
        picture.features.picture.assign(vector, vector + width);
        const float* words = promptVectors.const_data_ptr<float>() + prompt * options.prompt;
        picture.features.prompt.assign(words, words + options.prompt);
        std::vector<double> row(truth[i].const_data_ptr<double>(), truth[i].const_data_ptr<double>() + kTruthCount);
        for (int64_t k = 0; k < options.rewards; ++k) {
            const double value = measured.const_data_ptr<double>()[i * options.rewards + k];
            row.push_back(clean[i][k].item<double>());
            picture.features.rewards.push_back(random.chance(options.missing) ? std::numeric_limits<double>::quiet_NaN()
                                                                              : value);
        }
        all.pictures.push_back(std::move(picture));
        all.truth.rows.push_back(std::move(row));
    }
    return all;
}

} // namespace miro
