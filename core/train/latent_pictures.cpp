#include "train/latent_pictures.h"

#include "base/json.h"
#include "decode/pixels.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

namespace miro {
namespace {

// What latents are encoded with, and the generator whose scale they have.
struct OpenSource {
    DecoderSource source;
    std::unique_ptr<TensorFile> weights;
};

Result<OpenSource> sourceOf(const TrainConfig& config) {
    OpenSource opened;
    if (config.has("codec") == config.has("vae"))
        return usageError("latents are made by a codec or by a vae: give the path of one of the two");
    if (config.has("codec")) {
        MIRO_TRY(opened.source, codecSource(config.path("codec")));
        return opened;
    }
    if (config.has("model")) {
        const std::filesystem::path model = config.path("model");
        MIRO_TRY(const nlohmann::json json, readJsonFile(model / "config.json"));
        if (const auto section = json.find("postprocessing"); section != json.end()) {
            MIRO_TRY(opened.source.config, PostprocessingConfig::fromJson(*section, (model / "config.json").string()));
        }
        MIRO_TRY(opened.weights, openWeightsIn(model, {"model"}));
        opened.source.modelFolder = model;
        opened.source.weights = opened.weights.get();
    } else {
        opened.source.config.channelWise = true;
    }
    opened.source.vaeFolder = config.path("vae");
    return opened;
}

} // namespace

std::vector<ParamSpec> latentPictureSettings() {
    std::vector<ParamSpec> settings = {
        pathSetting("codec", "The file of the codec whose latents are shown."),
        pathSetting("vae", "Instead of a codec: the folder of the autoencoder."),
        pathSetting("model", "With vae: the generator's folder, for its scale of latents; empty: the published one."),
    };
    for (ParamSpec& spec : pictureDataSettings())
        settings.push_back(std::move(spec));
    return settings;
}

Result<std::unique_ptr<LatentPictures>> LatentPictures::make(const TrainContext& context) {
    MIRO_TRY(const OpenSource opened, sourceOf(context.config));
    std::unique_ptr<LatentPictures> pictures(new LatentPictures);
    MIRO_TRY(pictures->m_encoder, openEncoder(opened.source));
    const int64_t side = context.config.integer("image-size"), factor = pictures->scaleFactor();
    if (side % factor != 0)
        return usageError(fmt::format("image-size {} is no multiple of {}, the pixels along the side of one latent; "
                                      "change it",
                                      side, factor));
    MIRO_TRY(pictures->m_pictures, PictureData::make(context));
    MIRO_TRY(const at::Tensor first, pictures->m_pictures->learnedPixels(0, 1, context.stop));
    MIRO_TRY(const at::Tensor latents, pictures->latentsOf(first, context.stop));
    pictures->m_channels = latents.size(1);
    return pictures;
}

Result<at::Tensor> LatentPictures::latentsOf(const at::Tensor& pixels, std::stop_token stop) {
    at::NoGradGuard encoding;
    const at::Tensor bytes = pixels.add(1.0).mul(127.5).round().to(at::kByte);
    std::vector<Image> images;
    for (int64_t i = 0; i < bytes.size(0); ++i)
        images.push_back(imageFromBytes(bytes.narrow(0, i, 1)));
    MIRO_TRY(const EncodedPictures encoded, m_encoder->encode(images, stop));
    // A copy: encoders work without gradients, and what they give cannot be part of a graph.
    return m_encoder->normalise(encoded.mean).values.clone();
}

at::Tensor shrunk(const at::Tensor& pixels, int64_t by) {
    const at::Tensor colours = pixels * 0.5 + 0.5;
    return by == 1 ? colours : at::avg_pool2d(colours, by);
}

} // namespace miro
