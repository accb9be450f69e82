#include "flow/finished_picture.h"

#include "flow/picture_metadata.h"
#include "image/image_file.h"

namespace miro {
namespace {

TextEntries describe(EncodedPicture& finished, PictureOrigin& origin, const PictureWishes& wishes, int width,
                     int height) {
    origin.width = width;
    origin.height = height;
    finished.metadata = pictureMetadata(origin);
    return wishes.metadata ? pictureText(origin, wishes.format) : TextEntries();
}

Result<EncodedPicture> finish(LoadedGenerator& loaded, const Latents& latents, PictureOrigin& origin,
                              const PictureWishes& wishes, const std::stop_token& stop) {
    LatentDecoder& decoder = loaded.generator().decoder();
    EncodedPicture finished;
    if (wishes.format == ImageFormat::Exr) {
        MIRO_TRY(std::vector<FloatImage> images, decoder.decodeLinear(latents, stop));
        const FloatImage& image = images.front();
        MIRO_TRY(finished.bytes, encodeExr(image, describe(finished, origin, wishes, image.width, image.height)));
    } else {
        MIRO_TRY(std::vector<Image> images, decoder.decode(latents, stop));
        MIRO_TRY(finished, finishImage(std::move(images.front()), origin, wishes));
    }
    if (stop.stop_requested())
        return stoppedError();
    return finished;
}

} // namespace

Result<EncodedPicture> finishImage(Image image, PictureOrigin origin, const PictureWishes& wishes) {
    EncodedPicture finished;
    finished.image = std::move(image);
    EncodeOptions options;
    options.text = describe(finished, origin, wishes, finished.image.width, finished.image.height);
    MIRO_TRY(finished.bytes, encodeImage(finished.image, wishes.format, options));
    return finished;
}

PictureOrigin originOf(const LoadedGenerator& loaded, const std::string& modelSha256,
                       const GenerationSettings& settings, const std::string& templatePrompt) {
    const Generator& generator = loaded.generator();
    PictureOrigin origin;
    origin.model = loaded.name();
    origin.modelSha256 = modelSha256;
    origin.rewardKeys = generator.files().config.rewardKeys;
    origin.adapters = generator.files().adapters.marks;
    origin.scorers = generator.files().info.scorers;
    origin.settings = settings;
    origin.settings.prompt = templatePrompt;
    origin.expandedPrompt = settings.prompt;
    origin.precision = generator.plan().precision;
    origin.device = generator.plan().device.is_cuda() ? "cuda" : "cpu";
    origin.seed = pictureSeed(settings, 0);
    origin.variationSeed = pictureVariationSeed(settings, 0);
    return origin;
}

Result<EncodedPicture> finishPicture(LoadedGenerator& loaded, const DrawPlan& plan, int64_t index,
                                     const Latents& latents, const PictureWishes& wishes, std::stop_token stop) {
    MIRO_TRY(const std::string modelSha256, loaded.weightsSha256(stop));
    PictureOrigin origin = originOf(loaded, modelSha256, plan.settings, plan.settings.prompt);
    origin.seed = pictureSeed(plan.settings, index);
    origin.variationSeed = pictureVariationSeed(plan.settings, index);
    if (plan.start) {
        origin.startName = plan.start->name;
        origin.startSha256 = plan.start->sha256;
    }
    origin.parent = wishes.parent;
    origin.exploration = wishes.exploration;
    auto finished = finish(loaded, latents, origin, wishes, stop);
    if (finished.ok() || finished.error().code != ErrorCode::OutOfMemory)
        return finished;
    loaded.freeSpareMemory();
    return finish(loaded, latents, origin, wishes, stop);
}

} // namespace miro
