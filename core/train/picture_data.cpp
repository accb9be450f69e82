#include "train/picture_data.h"

#include "base/files.h"
#include "decode/pixels.h"
#include "image/image_file.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace miro {

std::vector<ParamSpec> pictureDataSettings() {
    return {
        neededPath("data", "Shards to learn from: a folder of .tar files, one of them, or an index."),
        pathSetting("held-out-data", "Shards to judge by; empty: the last samples of data."),
        intSetting("held-out", 100, 1, 1e6, "Samples to judge by."),
        intSetting("samples", 0, 0, 1e9, "Samples that are read of data; 0: all."),
        textSetting("picture-field", "jpg", "The ending of a sample's picture."),
        intSetting("image-size", 128, 8, 4096, "Pixels a side."),
        intSetting("decode-threads", 1, 1, 64, "That read pictures ahead."),
    };
}

Result<std::unique_ptr<PictureData>> PictureData::make(const TrainContext& context) {
    const TrainConfig& config = context.config;
    const PictureFields fields{config.text("picture-field"), "", ""};
    const int64_t wanted = config.integer("held-out");
    std::unique_ptr<PictureData> data(new PictureData);
    data->m_seed = config.seed("seed");
    data->m_side = config.integer("image-size");
    MIRO_TRY(data->m_samples, readPictureSamples(config.path("data"), fields, config.integer("samples"), context.stop));
    data->m_learned = static_cast<int64_t>(data->m_samples.size());
    if (config.has("held-out-data")) {
        MIRO_TRY(auto apart, readPictureSamples(config.path("held-out-data"), fields, wanted, context.stop));
        std::move(apart.begin(), apart.end(), std::back_inserter(data->m_samples));
    } else {
        data->m_learned -= wanted;
    }
    if (data->m_learned < 1)
        return usageError(fmt::format("{}: of its {} samples {} are held out, which leaves none to learn from; give "
                                      "more samples or a smaller held-out",
                                      oneLine(config.path("data").string()), data->m_samples.size(), wanted));
    const PictureData* self = data.get();
    data->m_loader = std::make_unique<PictureLoader>(
        data->m_samples,
        [self](const TrainRows& rows) {
            std::vector<size_t> numbers;
            for (int64_t row = 0; row < rows.count; ++row)
                numbers.push_back(self->sampleOf(rows, row));
            return numbers;
        },
        static_cast<int>(data->m_side), static_cast<int>(config.integer("decode-threads")));
    return data;
}

size_t PictureData::sampleOf(const TrainRows& rows, int64_t row) const {
    const auto place = static_cast<uint64_t>(rows.step * rows.of + rows.first + row);
    return shuffledSample(m_seed, place, static_cast<uint64_t>(m_learned));
}

Result<at::Tensor> PictureData::take(const TrainRows& rows, std::stop_token stop) {
    MIRO_TRY(const std::vector<Image> images, m_loader->take(rows, stop));
    return pixelsFromImages(images, 1);
}

Result<at::Tensor> PictureData::pixels(int64_t first, int64_t count, const std::stop_token& stop) const {
    std::vector<Image> images;
    for (int64_t i = first; i < first + count; ++i) {
        if (stop.stop_requested())
            return stoppedError();
        MIRO_TRY(Image image, squarePicture(m_samples[static_cast<size_t>(i)], static_cast<int>(m_side)));
        images.push_back(std::move(image));
    }
    return pixelsFromImages(images, 1);
}

Result<at::Tensor> PictureData::learnedPixels(int64_t first, int64_t count, std::stop_token stop) const {
    return pixels(first, std::min(count, learned() - first), stop);
}

Result<at::Tensor> PictureData::heldOutPixels(int64_t first, int64_t count, std::stop_token stop) const {
    return pixels(learned() + first, std::min(count, heldOut() - first), stop);
}

Error PictureData::notFinite(const TrainRows& rows, const at::Tensor& losses) const {
    std::string where = "in no sample alone";
    for (int64_t row = 0; row < rows.count; ++row)
        if (!std::isfinite(losses[row].item<double>())) {
            where =
                fmt::format("in sample {} of its batch ({})", rows.first + row, m_samples[sampleOf(rows, row)].name);
            break;
        }
    return {ErrorCode::Failed, fmt::format("the loss of step {} is not a finite number, {}; the run stops with the "
                                           "state before it: look at that sample, or lower the learning rate",
                                           rows.step, where)};
}

at::Tensor psnr(const at::Tensor& pixels, const at::Tensor& restored) {
    constexpr double kRange = 2; // -1 to 1
    const at::Tensor error = (restored.clamp(-1.0, 1.0) - pixels).square().flatten(1).mean(1);
    return at::log10(kRange * kRange / error.clamp_min(1e-12)) * 10;
}

Result<void> writeRestored(const std::filesystem::path& folder, const at::Tensor& pixels, const at::Tensor& restored) {
    const auto row = [](const at::Tensor& pictures) {
        return at::cat(pictures.unbind(0), 2); // (3, H, N * W)
    };
    const at::Tensor both = at::cat({row(pixels), row(restored)}, 1).unsqueeze(0);
    const Image image = imageFromBytes(both.clamp(-1.0, 1.0).add(1.0).mul(127.5).add(0.5).to(at::kByte));
    MIRO_TRY(const std::string bytes, encodeImage(image, ImageFormat::Png));
    return writeFileAtomically(folder / "restored.png", bytes);
}

} // namespace miro
