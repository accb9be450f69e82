#include "train/preview_map_task.h"

#include "flow/preview_cache.h"
#include "train/gradients.h"
#include "train/picture_data.h"
#include "train/preview_map_kind.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

// Keeps the system solvable when a channel never moves.
constexpr double kMapRidge = 1e-6;

at::Tensor placesOf(const at::Tensor& pictures) {
    return pictures.transpose(0, 1).flatten(1).t(); // (places, channels)
}

TrainNumbers numbersOf(double squares, double variance) {
    return {{"loss", squares}, {"explained", variance > 0 ? 1 - squares / variance : 0}};
}

} // namespace

Result<std::unique_ptr<PreviewMapTask>> PreviewMapTask::make(const TrainContext& context) {
    std::unique_ptr<PreviewMapTask> task(new PreviewMapTask);
    MIRO_TRY(task->m_pictures, LatentPictures::make(context));
    MIRO_CHECK_OK(task->solve(context.config.integer("fit-pictures"), context.stop));
    task->m_parameters = {{"matrix", task->m_matrix, false}, {"bias", task->m_bias, false}};
    return task;
}

Result<void> PreviewMapTask::solve(int64_t pictures, std::stop_token stop) {
    at::NoGradGuard solving;
    const int64_t channels = m_pictures->channels(), count = std::min(pictures, m_pictures->pictures().learned());
    at::Tensor square = at::zeros({channels + 1, channels + 1}, at::kDouble);
    at::Tensor crossing = at::zeros({channels + 1, 3}, at::kDouble);
    for (int64_t first = 0; first < count; first += kPicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels,
                 m_pictures->pictures().learnedPixels(first, std::min(kPicturesAtOnce, count - first), stop));
        MIRO_TRY(const at::Tensor latents, m_pictures->latentsOf(pixels, stop));
        at::Tensor x = placesOf(latents).to(at::kDouble);
        x = at::cat({x, at::ones({x.size(0), 1}, x.options())}, 1);
        square += at::matmul(x.t(), x);
        crossing += at::matmul(x.t(), placesOf(shrunk(pixels, m_pictures->scaleFactor())).to(at::kDouble));
    }
    square.diagonal().add_(kMapRidge * square.diagonal().mean());
    const at::Tensor solution = at::linalg_solve(square, crossing).to(at::kFloat);
    m_matrix = solution.narrow(0, 0, channels).t().contiguous().requires_grad_(true);
    m_bias = solution[channels].clone().requires_grad_(true);
    return {};
}

at::Tensor PreviewMapTask::shown(const at::Tensor& latents) const {
    return at::conv2d(latents, m_matrix.view({3, -1, 1, 1}), m_bias);
}

Result<TrainNumbers> PreviewMapTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    PictureData& pictures = m_pictures->pictures();
    MIRO_TRY(const at::Tensor pixels, pictures.take(rows, stop));
    MIRO_TRY(const at::Tensor latents, m_pictures->latentsOf(pixels, stop));
    const at::Tensor wanted = shrunk(pixels, m_pictures->scaleFactor());
    const at::Tensor losses = (shown(latents) - wanted).square().mean({1, 2, 3});
    const double loss = losses.mean().item<double>();
    if (!rows.accept(loss))
        return pictures.notFinite(rows, losses);
    addGradients(losses.sum() / static_cast<double>(rows.of), rows);
    return numbersOf(loss, placesOf(wanted).var(0, false).mean().item<double>());
}

Result<TrainNumbers> PreviewMapTask::heldOut(std::stop_token stop) {
    at::NoGradGuard measuring;
    PictureData& pictures = m_pictures->pictures();
    std::vector<at::Tensor> found, wanted;
    for (int64_t first = 0; first < pictures.heldOut(); first += kPicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels, pictures.heldOutPixels(first, kPicturesAtOnce, stop));
        MIRO_TRY(const at::Tensor latents, m_pictures->latentsOf(pixels, stop));
        found.push_back(placesOf(shown(latents)));
        wanted.push_back(placesOf(shrunk(pixels, m_pictures->scaleFactor())));
    }
    const at::Tensor all = at::cat(wanted);
    return numbersOf((at::cat(found) - all).square().mean().item<double>(), all.var(0, false).mean().item<double>());
}

PreviewMap PreviewMapTask::map() const {
    return {m_matrix.detach().clone(), m_bias.detach().clone()};
}

Result<void> PreviewMapTask::exportTo(const std::filesystem::path& folder) {
    return writePreviewMap(folder, kPackPreview, map());
}

TrainKind previewMapKind() {
    TrainKind kind;
    kind.key = "preview-map";
    kind.summary = "The linear map that shows latents while they are drawn, one pixel each; solved, not searched.";
    kind.settings = latentPictureSettings();
    for (ParamSpec spec : {
             intSetting("fit-pictures", 2000, 1, 1e9, "Pictures at most that the map is solved for."),
             choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the map after it is solved."),
             intSetting("steps", 1, 1, 1e9, "Updates after it is solved; one is enough, for there is nothing to gain."),
             intSetting("batch-size", 16, 1, 1e6, "Pictures an update."),
             intSetting("warmup-steps", 0, 0, 1e9, "Updates in which the learning rate rises from 0."),
             realSetting("learning-rate", 1e-9, 1e-12, 10, "At its highest."),
         })
        kind.settings.push_back(std::move(spec));
    kind.make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
        MIRO_TRY(std::unique_ptr<PreviewMapTask> task, PreviewMapTask::make(context));
        return std::unique_ptr<TrainTask>(std::move(task));
    };
    return kind;
}

} // namespace miro
