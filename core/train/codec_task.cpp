#include "train/codec_task.h"

#include "base/files.h"
#include "train/codec_kind.h"
#include "train/gradients.h"
#include "train/picture_data.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr double kDeviation = 0.5; // of latents, as the generators expect them
// Of a picture's mean squared error: what is better than this (46 dB) is good enough.
constexpr double kFloor = 1e-4;
constexpr int64_t kFirstPictures = 256; // for the fit that only weights pictures
constexpr int64_t kFirstRounds = 8;

at::Tensor signsOf(const at::Tensor& mirror, int64_t which) {
    return mirror.select(1, which).view({-1, 1, 1, 1});
}

// A kernel from its upper left quarter, and back: what is not symmetric, a rounding, is left out.
at::Tensor wholeOf(const at::Tensor& quarter, const at::Tensor& mirror) {
    const at::Tensor upper = at::cat({quarter, quarter.flip(3) * signsOf(mirror, 1)}, 3);
    return at::cat({upper, upper.flip(2) * signsOf(mirror, 0)}, 2);
}

at::Tensor quarterOf(const at::Tensor& whole, const at::Tensor& mirror) {
    const int64_t half = whole.size(2) / 2;
    const at::Tensor upper = (whole + whole.flip(2) * signsOf(mirror, 0)).narrow(2, 0, half);
    return ((upper + upper.flip(3) * signsOf(mirror, 1)).narrow(3, 0, half) / 4).contiguous();
}

// (N): of each picture.
at::Tensor squaredError(const at::Tensor& pixels, const at::Tensor& restored) {
    return (restored - pixels).square().flatten(1).mean(1);
}

// What latents that are wrong by `noise` of their deviation add to it, at places away from the edges. A number.
at::Tensor noiseError(const at::Tensor& latents, const at::Tensor& synthesis, double noise) {
    const at::Tensor variances = latents.square().mean(at::IntArrayRef({0, 2, 3}));
    const int64_t values = synthesis[0].numel() / 4; // of a place's pixels
    return (variances * synthesis.square().flatten(1).sum(1)).sum() * (noise * noise / static_cast<double>(values));
}

at::Tensor decibels(const at::Tensor& squaredErrors) {
    return at::log10(squaredErrors + kFloor) * 10;
}

} // namespace

Result<std::unique_ptr<CodecTask>> CodecTask::make(const TrainContext& context) {
    const TrainConfig& config = context.config;
    const int64_t stride = config.integer("stride"), side = config.integer("image-size");
    if (stride % 2 != 0)
        return usageError(fmt::format("stride {} is not even; give 2, 4, 6 or 8", stride));
    if (side % stride != 0 || side < 3 * stride)
        return usageError(fmt::format("image-size {} is no multiple of stride {}, three times it at least; change one "
                                      "of them",
                                      side, stride));
    if (const int64_t most = 3 * stride * stride; config.integer("values") > most)
        return usageError(fmt::format("values {} are more than a place of {} x {} pixels has; give {} at most",
                                      config.integer("values"), stride, stride, most));
    std::unique_ptr<CodecTask> task(new CodecTask);
    MIRO_TRY(task->m_data, PictureData::make(context));
    task->m_noise = config.real("noise");
    MIRO_CHECK_OK(task->fit(context, stride));
    task->m_analysis = quarterOf(task->m_fitted.analysis, task->m_fitted.mirror).requires_grad_(true);
    task->m_synthesis = quarterOf(task->m_fitted.synthesis, task->m_fitted.mirror).requires_grad_(true);
    task->m_parameters = {{"analysis", task->m_analysis, false}, {"synthesis", task->m_synthesis, false}};
    return task;
}

Result<void> CodecTask::fit(const TrainContext& context, int64_t stride) {
    at::NoGradGuard fitting;
    const TrainConfig& config = context.config;
    const int64_t pictures = std::min(m_data->learned(), config.integer("fit-pictures"));
    at::Tensor sum = at::zeros({3}, at::kDouble);
    for (int64_t first = 0; first < pictures; first += kPicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels,
                 m_data->learnedPixels(first, std::min(kPicturesAtOnce, pictures - first), context.stop));
        sum += pixels.to(at::kDouble).mean({2, 3}).sum(0);
    }
    const at::Tensor mean = (sum / static_cast<double>(pictures)).to(at::kFloat);
    m_moments = std::make_unique<LappedMoments>(stride, mean);
    MIRO_CHECK_OK(gather(*m_moments, std::min(pictures, kFirstPictures), nullptr, context.stop));
    const int64_t values = config.integer("values");
    MIRO_TRY(const LappedLinearCodec::Tensors first,
             fitLapped(*m_moments, {values, kFirstRounds, m_noise}, context.stop));
    const LappedLinearCodec weighting(first);
    LappedMoments weighted(stride, mean);
    MIRO_CHECK_OK(gather(weighted, pictures, &weighting, context.stop));
    MIRO_TRY(m_fitted, fitLapped(weighted, {values, config.integer("fit-rounds"), m_noise}, context.stop));
    return {};
}

Result<void> CodecTask::gather(LappedMoments& moments, int64_t pictures, const LappedLinearCodec* weighting,
                               std::stop_token stop) const {
    for (int64_t first = 0; first < pictures; first += kPicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels,
                 m_data->learnedPixels(first, std::min(kPicturesAtOnce, pictures - first), stop));
        at::Tensor weights = at::ones({pixels.size(0)});
        if (weighting)
            weights = kFloor / (squaredError(pixels, weighting->decode(weighting->encode(pixels))) + kFloor);
        moments.add(pixels, weights);
    }
    return {};
}

std::map<std::string, at::Tensor> CodecTask::constants() const {
    return {{"mean", m_fitted.mean}, {"mirror", m_fitted.mirror}};
}

LappedLinearCodec::Tensors CodecTask::unscaled() const {
    return {wholeOf(m_analysis, m_fitted.mirror), wholeOf(m_synthesis, m_fitted.mirror), m_fitted.mean, m_fitted.scale,
            m_fitted.mirror};
}

LappedLinearCodec CodecTask::codec() const {
    at::NoGradGuard reading;
    const at::Tensor analysis = wholeOf(m_analysis, m_fitted.mirror);
    return LappedLinearCodec({analysis, wholeOf(m_synthesis, m_fitted.mirror), m_fitted.mean,
                              latentScale(*m_moments, analysis, kDeviation), m_fitted.mirror});
}

CodecTask::Judged CodecTask::judge(const at::Tensor& pixels) const {
    const LappedLinearCodec::Tensors kernels = unscaled();
    const LappedLinearCodec codec(kernels);
    const at::Tensor latents = codec.encode(pixels);
    Judged judged;
    judged.restored = codec.decode(latents);
    at::Tensor errors = squaredError(pixels, judged.restored);
    if (m_noise > 0)
        errors = errors + noiseError(latents, kernels.synthesis, m_noise);
    judged.losses = decibels(errors);
    return judged;
}

Result<TrainNumbers> CodecTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    MIRO_TRY(const at::Tensor pixels, m_data->take(rows, stop));
    const auto [losses, restored] = judge(pixels);
    const double loss = losses.mean().item<double>();
    if (!rows.accept(loss))
        return m_data->notFinite(rows, losses);
    addGradients(losses.sum() / static_cast<double>(rows.of), rows);
    return TrainNumbers{{"loss", loss}, {"psnr", psnr(pixels, restored.detach()).mean().item<double>()}};
}

Result<TrainNumbers> CodecTask::heldOut(std::stop_token stop) {
    at::NoGradGuard measuring;
    double loss = 0, quality = 0;
    for (int64_t first = 0; first < m_data->heldOut(); first += kPicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels, m_data->heldOutPixels(first, kPicturesAtOnce, stop));
        const auto [losses, restored] = judge(pixels);
        loss += losses.sum().item<double>();
        quality += psnr(pixels, restored).sum().item<double>();
    }
    const auto count = static_cast<double>(m_data->heldOut());
    return TrainNumbers{{"loss", loss / count}, {"psnr", quality / count}};
}

Result<void> CodecTask::exportTo(const std::filesystem::path& folder) {
    MIRO_TRY(const TrainNumbers judged, heldOut({}));
    MIRO_TRY(const std::string bytes, codec().fileBytes({{"psnr", fmt::format("{:.2f}", judged[1].second)},
                                                         {"pictures", std::to_string(m_data->learned())}}));
    AtomicFileGroup files;
    std::error_code problem;
    if (!std::filesystem::exists(folder, problem))
        MIRO_CHECK_OK(files.createFolder(folder));
    MIRO_CHECK_OK(files.add(folder / "codec.safetensors", bytes));
    return files.commit();
}

Result<void> CodecTask::samplesTo(const std::filesystem::path& folder, std::stop_token stop) {
    at::NoGradGuard drawing;
    MIRO_TRY(const at::Tensor pixels, m_data->heldOutPixels(0, kShownPictures, stop));
    const LappedLinearCodec codec(unscaled());
    return writeRestored(folder, pixels, codec.decode(codec.encode(pixels)));
}

TrainKind codecKind() {
    TrainKind kind;
    kind.key = "codec";
    kind.summary = "A linear codec with overlapping pieces, fitted to pictures: small, quick, without seams.";
    kind.settings = pictureDataSettings();
    for (ParamSpec spec : {
             intSetting("stride", 8, 2, 8,
                        "Pixels along the side of one place of latents, even; its kernels cover "
                        "twice as many."),
             intSetting("values", 16, 1, 192, "Numbers of one place."),
             realSetting("noise", 0, 0, 1,
                         "What latents may be wrong by, as a part of their deviation: above 0 what a generator is "
                         "unsure of shows less."),
             intSetting("fit-pictures", 2000, 1, 1e9, "Pictures at most that the kernels are first fitted to."),
             intSetting("fit-rounds", 20, 1, 1e6, "Rounds of that fit, in which one kernel is solved for the other."),
             intSetting("steps", 300, 1, 1e9, "Updates after the fit."),
             intSetting("batch-size", 16, 1, 1e6, "Pictures an update."),
             intSetting("warmup-steps", 20, 0, 1e9, "Updates in which the learning rate rises from 0."),
             realSetting("learning-rate", 1e-4, 1e-12, 10, "At its highest, after the warm-up."),
             realSetting("average-decay", 0.99, 0, 1, "Of the kernels' running mean, which is judged and exported."),
             choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the kernels."),
         })
        kind.settings.push_back(std::move(spec));
    kind.make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
        MIRO_TRY(std::unique_ptr<CodecTask> task, CodecTask::make(context));
        return std::unique_ptr<TrainTask>(std::move(task));
    };
    return kind;
}

} // namespace miro
