#include "train/vae_task.h"

#include "base/files.h"
#include "tensor/safetensors.h"
#include "train/gradients.h"
#include "train/mixed_precision.h"
#include "train/picture_data.h"
#include "train/random_streams.h"
#include "train/train_settings.h"
#include "train/vae_kind.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr int64_t kVaePicturesAtOnce = 8; // pictures at once
constexpr int64_t kMeasured = 256;        // pictures whose latents give the scale

// "32,64,96" -> the channels of the levels.
Result<std::vector<int64_t>> levelsOf(const std::string& text) {
    std::vector<int64_t> levels;
    const char* place = text.data();
    const char* end = place + text.size();
    while (true) {
        int64_t value = 0;
        const auto [next, problem] = std::from_chars(place, end, value);
        if (problem != std::errc() || value < 1 || (next != end && *next != ','))
            return usageError(fmt::format("channels '{}' is not valid: give numbers with commas between, finest level "
                                          "first, such as 32,64,96,96",
                                          oneLine(text, 80)));
        levels.push_back(value);
        if (next == end)
            return levels;
        place = next + 1;
    }
}

Result<VaeConfig> configOf(const TrainConfig& settings) {
    VaeConfig config;
    config.latentChannels = settings.integer("latent-channels");
    config.layersPerBlock = settings.integer("layers-per-block");
    config.normGroups = settings.integer("norm-groups");
    config.midAttention = settings.flag("middle-attention");
    MIRO_TRY(config.blockChannels, levelsOf(settings.text("channels")));
    // What could not be read back is not trained.
    const std::vector<double> numbers(static_cast<size_t>(config.latentChannels), 1);
    const auto readable = VaeConfig::fromJson(vaeConfigJson(config, 1, numbers, numbers), "the settings");
    if (!readable.ok())
        return usageError(readable.message());
    return config;
}

Result<void> checkSide(const VaeConfig& config, int64_t side) {
    if (side % config.scaleFactor() != 0)
        return usageError(fmt::format("image-size {} is no multiple of {}, the pixels along the side of one latent; "
                                      "change it, or give fewer channels",
                                      side, config.scaleFactor()));
    return {};
}

} // namespace

VaeTask::VaeTask(const TrainContext& context)
    : m_seed(context.config.seed("seed")), m_device(context.device), m_precision(context.precision),
      m_gradientWeight(context.config.real("gradient-weight")), m_klWeight(context.config.real("kl-weight")),
      m_half(context.config.flag("half-weights")) {}

Result<std::unique_ptr<VaeTask>> VaeTask::make(const TrainContext& context) {
    std::unique_ptr<VaeTask> task(new VaeTask(context));
    if (context.config.has("from")) {
        const std::filesystem::path from = context.config.path("from");
        MIRO_TRY(const VaeConfig config, VaeConfig::read(from));
        MIRO_TRY(auto file, openWeightsIn(from, {"diffusion_pytorch_model"}));
        MIRO_TRY(task->m_network, VaeNetwork::load(config, *file, context.device));
    } else {
        MIRO_TRY(const VaeConfig config, configOf(context.config));
        task->m_network = VaeNetwork::fresh(config, task->m_seed, context.device);
    }
    MIRO_CHECK_OK(checkSide(task->m_network->config(), context.config.integer("image-size")));
    MIRO_TRY(task->m_data, PictureData::make(context));
    return task;
}

at::Tensor VaeTask::noiseFor(const TrainRows& rows) const {
    const int64_t side = m_data->side() / m_network->config().scaleFactor();
    std::vector<int64_t> numbers;
    for (int64_t row = 0; row < rows.count; ++row)
        numbers.push_back(rows.first + row);
    return normalRows(m_seed, RandomPurpose::LatentNoise, static_cast<uint64_t>(rows.step), numbers,
                      {m_network->config().latentChannels, side, side})
        .to(m_device);
}

VaeTask::Parts VaeTask::partsOf(const at::Tensor& pixels, const at::Tensor& noise) const {
    LatentMoments latents;
    at::Tensor restored;
    {
        AutocastScope precision(m_device.type(), m_precision);
        latents = LatentMoments::of(m_network->moments(pixels));
        restored = m_network->decode(noise.defined() ? latents.sampled(noise) : latents.mean).to(at::kFloat);
    }
    Parts parts;
    parts.l1 = (restored - pixels).abs().mean({1, 2, 3});
    parts.gradient = gradientLoss(pixels, restored);
    const at::Tensor divergence = latents.divergence();
    parts.kl = divergence / static_cast<double>(latents.mean[0].numel());
    // As published: sums over a picture, which here are all a pixel value's share.
    parts.loss = parts.l1 + parts.gradient * m_gradientWeight +
                 divergence * (m_klWeight / static_cast<double>(pixels[0].numel()));
    parts.psnr = psnr(pixels, restored.detach());
    return parts;
}

Result<TrainNumbers> VaeTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    MIRO_TRY(const at::Tensor pixels, m_data->take(rows, stop));
    const Parts parts = partsOf(pixels.to(m_device), noiseFor(rows));
    const double loss = parts.loss.mean().item<double>();
    if (!rows.accept(loss))
        return m_data->notFinite(rows, parts.loss);
    addGradients(parts.loss.sum() / static_cast<double>(rows.of), rows);
    return TrainNumbers{{"loss", loss},
                        {"l1", parts.l1.mean().item<double>()},
                        {"gradient", parts.gradient.mean().item<double>()},
                        {"kl", parts.kl.mean().item<double>()},
                        {"psnr", parts.psnr.mean().item<double>()}};
}

Result<TrainNumbers> VaeTask::heldOut(std::stop_token stop) {
    at::NoGradGuard measuring;
    TrainNumbers numbers{{"loss", 0}, {"l1", 0}, {"gradient", 0}, {"kl", 0}, {"psnr", 0}};
    for (int64_t first = 0; first < m_data->heldOut(); first += kVaePicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels, m_data->heldOutPixels(first, kVaePicturesAtOnce, stop));
        const Parts parts = partsOf(pixels.to(m_device), {});
        size_t which = 0;
        for (const at::Tensor& part : {parts.loss, parts.l1, parts.gradient, parts.kl, parts.psnr})
            numbers[which++].second += part.sum().item<double>() / static_cast<double>(m_data->heldOut());
    }
    return numbers;
}

Result<void> VaeTask::exportTo(const std::filesystem::path& folder) {
    at::NoGradGuard writing;
    std::vector<at::Tensor> measured;
    const int64_t pictures = std::min(m_data->learned(), kMeasured);
    for (int64_t first = 0; first < pictures; first += kVaePicturesAtOnce) {
        MIRO_TRY(const at::Tensor pixels,
                 m_data->learnedPixels(first, std::min(kVaePicturesAtOnce, pictures - first), {}));
        measured.push_back(LatentMoments::of(m_network->moments(pixels.to(m_device))).mean.to(at::kCPU, at::kDouble));
    }
    const at::Tensor latents = at::cat(measured).transpose(0, 1).flatten(1); // (C, values)
    const at::Tensor mean = latents.mean(1), deviation = latents.std(1, false);
    const auto listOf = [](const at::Tensor& values) {
        return std::vector<double>(values.const_data_ptr<double>(), values.const_data_ptr<double>() + values.numel());
    };
    std::map<std::string, at::Tensor> tensors;
    for (const TrainParameter& parameter : parameters())
        tensors[parameter.name] = parameter.value.detach().to(at::kCPU, m_half ? at::kHalf : at::kFloat);
    MIRO_TRY(const std::string weights, safetensorsBytes(tensors, {{"format", "pt"}}));
    const nlohmann::json config = vaeConfigJson(m_network->config(), m_data->side(), listOf(mean), listOf(deviation));
    AtomicFileGroup files;
    std::error_code problem;
    if (!std::filesystem::exists(folder, problem))
        MIRO_CHECK_OK(files.createFolder(folder));
    MIRO_CHECK_OK(files.add(folder / "config.json", config.dump(2) + "\n"));
    MIRO_CHECK_OK(files.add(folder / "diffusion_pytorch_model.safetensors", weights));
    return files.commit();
}

Result<void> VaeTask::samplesTo(const std::filesystem::path& folder, std::stop_token stop) {
    at::NoGradGuard drawing;
    MIRO_TRY(const at::Tensor pixels, m_data->heldOutPixels(0, kShownPictures, stop));
    const LatentMoments latents = LatentMoments::of(m_network->moments(pixels.to(m_device)));
    return writeRestored(folder, pixels, m_network->decode(latents.mean).cpu());
}

TrainKind vaeKind() {
    TrainKind kind;
    kind.key = "vae";
    kind.summary = "An SDXL-style image autoencoder (AutoencoderKL), in the diffusers layout.";
    kind.settings = pictureDataSettings();
    for (ParamSpec spec : {
             pathSetting("from", "The folder of a trained autoencoder to go on from; the sizes are then its own."),
             textSetting("channels", "32,64,96,96",
                         "Of each level, finest first; each level but the last halves the "
                         "picture."),
             intSetting("latent-channels", 4, 1, 128, "Numbers of one latent."),
             intSetting("layers-per-block", 1, 1, 16, "Residual blocks of a level; one more on the way back."),
             intSetting("norm-groups", 16, 1, 1024, "Of group normalisation; divides all channels."),
             flagSetting("middle-attention", true, "Whether the places look at one another in the middle."),
             realSetting("gradient-weight", 1, 0, 1e6, "Of the difference of neighbours' steps."),
             realSetting("kl-weight", 1e-6, 0, 1e6, "Of the latents' divergence from a normal distribution."),
             flagSetting("half-weights", false, "Exports fp16: half as large."),
             choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the weights."),
             intSetting("batch-size", 16, 1, 1e6, "Pictures an update."),
             realSetting("learning-rate", 4e-4, 1e-12, 10, "At its highest, after the warm-up."),
             realSetting("weight-decay", 0, 0, 1e6, "Of weights; norms and biases have none."),
             realSetting("average-decay", 0.999, 0, 1, "Of the weights' running mean, which is judged and exported."),
         })
        kind.settings.push_back(std::move(spec));
    kind.make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
        MIRO_TRY(std::unique_ptr<VaeTask> task, VaeTask::make(context));
        return std::unique_ptr<TrainTask>(std::move(task));
    };
    return kind;
}

} // namespace miro
