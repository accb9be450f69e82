#include "train/preview_task.h"

#include "base/files.h"
#include "flow/preview_cache.h"
#include "tensor/safetensors.h"
#include "train/gradients.h"
#include "train/mixed_precision.h"
#include "train/picture_data.h"
#include "train/preview_kind.h"
#include "train/train_settings.h"
#include "train/vae_network.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {} // namespace

Result<std::unique_ptr<PreviewTask>> PreviewTask::make(const TrainContext& context) {
    const TrainConfig& config = context.config;
    std::unique_ptr<PreviewTask> task(new PreviewTask(context));
    MIRO_TRY(task->m_pictures, LatentPictures::make(context));
    const PreviewSizes sizes{.channels = task->m_pictures->channels(),
                             .width = config.integer("width"),
                             .blocks = config.integer("blocks"),
                             .pixels = config.integer("pixels")};
    if (const int64_t factor = task->m_pictures->scaleFactor(); factor % sizes.pixels != 0)
        return usageError(fmt::format("pixels {} does not divide {}, the pixels along the side of one latent; change "
                                      "it",
                                      sizes.pixels, factor));
    ParameterStore store(config.seed("seed"), context.device);
    task->m_network.emplace(sizes, [&](const std::string& name, const std::vector<int64_t>& shape) {
        const bool isWeight = shape.size() > 1;
        const int64_t inputs = 9 * (name.starts_with("in.") ? sizes.channels : sizes.width);
        // He et al. 2015, for what a rectifier follows.
        return store.parameter(name, shape,
                               isWeight ? Initial::normal(std::sqrt(2 / static_cast<double>(inputs)))
                                        : Initial::constant(name.starts_with("out.") ? 0.5 : 0),
                               isWeight);
    });
    task->m_parameters = store.takeParameters();
    return task;
}

at::Tensor PreviewTask::wantedFor(const at::Tensor& pixels) const {
    return shrunk(pixels, m_pictures->scaleFactor() / m_network->sizes().pixels).mul(2.0).sub(1.0).to(m_device);
}

at::Tensor PreviewTask::shown(const at::Tensor& latents) const {
    AutocastScope precision(m_device.type(), m_precision);
    return (*m_network)(latents.to(m_device)).to(at::kFloat) * 2.0 - 1.0;
}

PreviewTask::Seen PreviewTask::seen(const at::Tensor& pixels, const at::Tensor& latents) const {
    const at::Tensor wanted = wantedFor(pixels), found = shown(latents);
    return {((found - wanted).abs().mean({1, 2, 3}) + gradientLoss(wanted, found)) / 2, psnr(wanted, found.detach())};
}

Result<TrainNumbers> PreviewTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    PictureData& pictures = m_pictures->pictures();
    MIRO_TRY(const at::Tensor pixels, pictures.take(rows, stop));
    MIRO_TRY(const at::Tensor latents, m_pictures->latentsOf(pixels, stop));
    const Seen result = seen(pixels, latents);
    const double loss = result.loss.mean().item<double>();
    if (!rows.accept(loss))
        return pictures.notFinite(rows, result.loss);
    addGradients(result.loss.sum() / static_cast<double>(rows.of), rows);
    return TrainNumbers{{"loss", loss}, {"psnr", result.psnr.mean().item<double>()}};
}

Result<TrainNumbers> PreviewTask::heldOut(std::stop_token stop) {
    at::NoGradGuard measuring;
    PictureData& pictures = m_pictures->pictures();
    double loss = 0, quality = 0;
    for (int64_t first = 0; first < pictures.heldOut(); first += kPicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels, pictures.heldOutPixels(first, kPicturesAtOnce, stop));
        MIRO_TRY(const at::Tensor latents, m_pictures->latentsOf(pixels, stop));
        const Seen result = seen(pixels, latents);
        loss += result.loss.sum().item<double>();
        quality += result.psnr.sum().item<double>();
    }
    const auto count = static_cast<double>(pictures.heldOut());
    return TrainNumbers{{"loss", loss / count}, {"psnr", quality / count}};
}

Result<void> PreviewTask::exportTo(const std::filesystem::path& folder) {
    std::map<std::string, at::Tensor> tensors;
    for (const TrainParameter& parameter : m_parameters)
        tensors[parameter.name] = parameter.value.detach().cpu();
    MIRO_TRY(const std::string bytes, safetensorsBytes(tensors, {{"kind", PreviewNetwork::kKind}}));
    AtomicFileGroup files;
    std::error_code problem;
    if (!std::filesystem::exists(folder, problem))
        MIRO_CHECK_OK(files.createFolder(folder));
    MIRO_CHECK_OK(files.add(folder / kPackPreviewNetwork, bytes));
    return files.commit();
}

Result<void> PreviewTask::samplesTo(const std::filesystem::path& folder, std::stop_token stop) {
    at::NoGradGuard drawing;
    MIRO_TRY(const at::Tensor pixels, m_pictures->pictures().heldOutPixels(0, kShownPictures, stop));
    MIRO_TRY(const at::Tensor latents, m_pictures->latentsOf(pixels, stop));
    return writeRestored(folder, wantedFor(pixels).cpu(), shown(latents).cpu());
}

TrainKind previewKind() {
    TrainKind kind;
    kind.key = "preview";
    kind.summary = "A small network that shows latents while they are drawn, sharper than the linear map.";
    kind.settings = latentPictureSettings();
    for (ParamSpec spec : {
             intSetting("width", 32, 4, 4096, "Channels of the network."),
             intSetting("blocks", 2, 0, 64, "Residual blocks."),
             intSetting("pixels", 4, 1, 32, "Along the side of one latent in the preview."),
             choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the weights."),
             intSetting("steps", 3000, 1, 1e9, "Updates of the whole run."),
             intSetting("batch-size", 16, 1, 1e6, "Pictures an update."),
             intSetting("warmup-steps", 50, 0, 1e9, "Updates in which the learning rate rises from 0."),
             realSetting("learning-rate", 2e-3, 1e-12, 10, "At its highest, after the warm-up."),
             realSetting("average-decay", 0.999, 0, 1, "Of the weights' running mean, which is judged and exported."),
         })
        kind.settings.push_back(std::move(spec));
    kind.make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
        MIRO_TRY(std::unique_ptr<PreviewTask> task, PreviewTask::make(context));
        return std::unique_ptr<TrainTask>(std::move(task));
    };
    return kind;
}

} // namespace miro
