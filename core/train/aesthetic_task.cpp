#include "train/aesthetic_task.h"

#include "base/files.h"
#include "reward/preprocess.h"
#include "tensor/safetensors.h"
#include "tensor/torch_guard.h"
#include "train/aesthetic_kind.h"
#include "train/clip_samples.h"
#include "train/gradients.h"
#include "train/random_streams.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int64_t kLookedAtOnce = 64;

std::vector<ParamSpec> settingSpecs() {
    return {
        neededPath("data", "Shards to learn from: a folder of .tar files, one of them, or an index."),
        neededPath("clip-model", "The folder of the CLIP whose vectors the head reads."),
        pathSetting("held-out-data", "Shards to judge by; empty: the last samples of data."),
        intSetting("held-out", 1000, 2, 1e6, "Samples to judge by."),
        intSetting("samples", 0, 0, 1e9, "Samples that are read of data; 0: all."),
        textSetting("picture-field", "jpg", "The ending of a sample's picture."),
        textSetting("caption-field", "txt", "The ending of its caption."),
        textSetting("about-field", "json", "The ending of what else is known about it."),
        textSetting("rating-key", "truth.aesthetic", "The number of a sample's .json that is learned."),
        realSetting("rating-scale", 10, 1e-6, 1e6, "What it is multiplied by: predictions go from 0 to 10."),
        textSetting("hidden", "1024,128,64,16", "Widths of the layers, with commas between."),
        intSetting("decode-threads", 1, 1, 64, "That read pictures ahead."),
        choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the weights."),
        intSetting("batch-size", 256, 1, 1e6, "Samples an update."),
        intSetting("steps", 3000, 1, 1e9, "Updates of the whole run."),
        realSetting("average-decay", 0.99, 0, 1, "Of the weights' running mean, which is judged and exported."),
    };
}

// The published layers lie at 0, 2, 4, 6 and 7: dropouts that this training goes without stand between.
std::string layerName(size_t layer, size_t layers) {
    return fmt::format("layers.{}", layer + 1 < layers || layer == 0 ? 2 * layer : 2 * layer - 1);
}

} // namespace

TrainKind aestheticKind() {
    return {.key = "aesthetic",
            .summary = "The head that reads how pleasant a picture is off a CLIP's vector of it.",
            .settings = settingSpecs(),
            .make = [](const TrainContext& context) -> Result<std::unique_ptr<TrainTask>> {
                MIRO_TRY(std::unique_ptr<AestheticTask> task, AestheticTask::make(context));
                return std::unique_ptr<TrainTask>(std::move(task));
            }};
}

Result<AestheticSettings> AestheticSettings::read(const TrainConfig& config) {
    AestheticSettings settings;
    settings.data = config.path("data");
    settings.clip = config.path("clip-model");
    settings.heldOutData = config.path("held-out-data");
    settings.heldOut = config.integer("held-out");
    settings.most = config.integer("samples");
    settings.fields = {config.text("picture-field"), config.text("caption-field"), config.text("about-field")};
    settings.ratingKey = config.text("rating-key");
    settings.ratingScale = config.real("rating-scale");
    settings.threads = config.integer("decode-threads");
    settings.seed = config.seed("seed");
    const std::string& hidden = config.text("hidden");
    for (const std::string& width : listedKeys(hidden)) {
        int64_t number = 0;
        const auto [end, problem] = std::from_chars(width.data(), width.data() + width.size(), number);
        if (problem != std::errc() || end != width.data() + width.size() || number < 1 || number > 16384)
            return usageError(fmt::format("hidden '{}' holds '{}'; give whole numbers from 1 to 16384 with commas "
                                          "between",
                                          oneLine(hidden, 80), oneLine(width, 40)));
        settings.hidden.push_back(number);
    }
    return settings;
}

Result<std::unique_ptr<AestheticTask>> AestheticTask::make(const TrainContext& context) {
    return guardTorch("setting up the training", [&]() -> Result<std::unique_ptr<AestheticTask>> {
        MIRO_TRY(AestheticSettings settings, AestheticSettings::read(context.config));
        std::unique_ptr<AestheticTask> task(new AestheticTask(std::move(settings), context.device));
        const AestheticSettings& own = task->m_settings;
        MIRO_TRY(std::vector<PictureSample> samples, readPictureSamples(own.data, own.fields, own.most, context.stop));
        size_t learned = samples.size();
        if (own.heldOutData.empty()) {
            learned -= std::min(learned, static_cast<size_t>(own.heldOut));
        } else {
            MIRO_TRY(std::vector<PictureSample> others,
                     readPictureSamples(own.heldOutData, own.fields, own.heldOut, context.stop));
            std::move(others.begin(), others.end(), std::back_inserter(samples));
        }
        MIRO_CHECK_OK(task->look(samples, learned, context));
        task->makeHead();
        return task;
    });
}

Result<void> AestheticTask::look(const std::vector<PictureSample>& samples, size_t learned,
                                 const TrainContext& context) {
    std::vector<size_t> rated;
    std::vector<float> ratings;
    int64_t toLearn = 0;
    for (size_t i = 0; i < samples.size(); ++i)
        if (const auto rating = numberAt(samples[i].about, m_settings.ratingKey)) {
            rated.push_back(i);
            ratings.push_back(static_cast<float>(*rating * m_settings.ratingScale));
            if (i < learned) {
                m_names.push_back(samples[i].name);
                ++toLearn;
            }
        }
    const auto count = static_cast<int64_t>(rated.size());
    if (toLearn < 2 || count - toLearn < 2)
        return usageError(fmt::format("{}: {} samples to learn from and {} held out have a number {}; at least 2 of "
                                      "each are needed: check rating-key and held-out",
                                      oneLine(m_settings.data.string()), toLearn, count - toLearn,
                                      oneLine(m_settings.ratingKey, 80)));
    if (rated.size() < samples.size() && context.note)
        context.note(fmt::format("{} samples have no number {} and are left out", samples.size() - rated.size(),
                                 oneLine(m_settings.ratingKey, 80)));

    MIRO_TRY(const std::unique_ptr<ClipNetwork> clip, ClipNetwork::open(m_settings.clip, m_device));
    at::NoGradGuard looking;
    const auto plan = [&](const TrainRows& rows) {
        const int64_t first = std::min(count, rows.step * kLookedAtOnce);
        return std::vector<size_t>(rated.begin() + first, rated.begin() + std::min(count, first + kLookedAtOnce));
    };
    PictureLoader loader(samples, plan, static_cast<int>(clip->config().vision.side),
                         static_cast<int>(m_settings.threads));
    std::vector<at::Tensor> features;
    for (int64_t part = 0; part * kLookedAtOnce < count; ++part) {
        MIRO_TRY(const std::vector<Image> images,
                 loader.take({.step = part, .count = kLookedAtOnce, .of = kLookedAtOnce}, context.stop));
        features.push_back(clip->pictures(normalisedPixels(images, kClipPixels)));
    }
    const at::Tensor all = at::cat(features), told = at::tensor(ratings, at::kFloat).to(m_device);
    m_features = all.narrow(0, 0, toLearn);
    m_ratings = told.narrow(0, 0, toLearn);
    m_otherFeatures = all.narrow(0, toLearn, count - toLearn);
    m_otherRatings = told.narrow(0, toLearn, count - toLearn);
    return {};
}

void AestheticTask::makeHead() {
    ParameterStore store(m_settings.seed, m_device);
    std::vector<int64_t> widths{m_features.size(1)};
    widths.insert(widths.end(), m_settings.hidden.begin(), m_settings.hidden.end());
    widths.push_back(1);
    const size_t layers = widths.size() - 1;
    for (size_t i = 0; i < layers; ++i)
        m_layers.push_back(TrainLinear::make(store, layerName(i, layers), widths[i], widths[i + 1], true));
    m_parameters = store.takeParameters();
    // What nothing is known about is rated as the mean.
    at::NoGradGuard setting;
    m_layers.back().bias.fill_(m_ratings.mean().item<double>());
}

at::Tensor AestheticTask::predicted(const at::Tensor& features) const {
    at::Tensor x = features;
    for (const TrainLinear& layer : m_layers)
        x = layer(x);
    return x.squeeze(1);
}

Result<TrainNumbers> AestheticTask::accumulate(const TrainRows& rows, std::stop_token stop) {
    if (stop.stop_requested())
        return stoppedError();
    std::vector<int64_t> numbers;
    for (int64_t i = 0; i < rows.count; ++i) {
        const auto place = static_cast<uint64_t>(rows.step * rows.of + rows.first + i);
        numbers.push_back(static_cast<int64_t>(shuffledSample(m_settings.seed, place, m_names.size())));
    }
    const at::Tensor index = at::tensor(numbers, at::kLong).to(m_device);
    const at::Tensor errors =
        (predicted(m_features.index_select(0, index)) - m_ratings.index_select(0, index)).square();
    if (!rows.accept(errors.sum().item<double>())) {
        const int64_t row = errors.isfinite().logical_not().nonzero()[0][0].item<int64_t>();
        return Error{ErrorCode::Failed,
                     fmt::format("the loss of step {} is not a finite number, first in sample {}; the run stops with "
                                 "the state before it: look at that sample, or lower the learning rate",
                                 rows.step, m_names[static_cast<size_t>(numbers[static_cast<size_t>(row)])])};
    }
    addGradients(errors.sum() / static_cast<double>(rows.of), rows);
    return TrainNumbers{{"loss", errors.mean().item<double>()}};
}

Result<TrainNumbers> AestheticTask::heldOut(std::stop_token stop) {
    if (stop.stop_requested())
        return stoppedError();
    at::NoGradGuard measuring;
    const at::Tensor told = predicted(m_otherFeatures);
    const double loss = (told - m_otherRatings).square().mean().item<double>();
    const double variance = m_otherRatings.var(false).item<double>();
    const auto differences = [](const at::Tensor& values) {
        return values.narrow(0, 1, values.size(0) - 1) - values.narrow(0, 0, values.size(0) - 1);
    };
    const at::Tensor asked = differences(m_otherRatings);
    const at::Tensor right = (differences(told) * asked).gt(0).masked_select(asked.ne(0));
    TrainNumbers numbers{{"loss", loss}};
    if (variance > 0)
        numbers.emplace_back("unread", loss / variance);
    if (right.numel() > 0)
        numbers.emplace_back("order", right.to(at::kDouble).mean().item<double>());
    return numbers;
}

Result<void> AestheticTask::exportTo(const fs::path& folder) {
    return guardTorch("writing the model", [&]() -> Result<void> {
        std::map<std::string, at::Tensor> tensors;
        for (const TrainParameter& parameter : m_parameters)
            tensors[parameter.name] = parameter.value.detach().to(at::kCPU);
        MIRO_TRY(const std::string weights, safetensorsBytes(tensors, {{"format", "pt"}}));
        AtomicFileGroup files;
        std::error_code problem;
        if (!fs::exists(folder, problem))
            MIRO_CHECK_OK(files.createFolder(folder));
        MIRO_CHECK_OK(files.add(folder / "model.safetensors", weights));
        return files.commit();
    });
}

} // namespace miro
