#include "flow/finished_picture.h"

#include "flow/picture_metadata.h"
#include "image/image_file.h"

namespace miro {
namespace {

Result<FinishedPicture> finish(LoadedGenerator& loaded, const Latents& latents, PictureOrigin& origin,
                               const PictureWishes& wishes, const std::stop_token& stop) {
    LatentDecoder& decoder = loaded.generator().decoder();
    FinishedPicture finished;
    auto describe = [&](int width, int height) {
        origin.width = width;
        origin.height = height;
        finished.metadata = pictureMetadata(origin);
        return wishes.metadata ? pictureText(origin, wishes.format) : TextEntries();
    };
    if (wishes.format == ImageFormat::Exr) {
        MIRO_TRY(std::vector<FloatImage> images, decoder.decodeLinear(latents, stop));
        const FloatImage& image = images.front();
        MIRO_TRY(finished.bytes, encodeExr(image, describe(image.width, image.height)));
    } else {
        MIRO_TRY(std::vector<Image> images, decoder.decode(latents, stop));
        finished.image = std::move(images.front());
        EncodeOptions options;
        options.text = describe(finished.image.width, finished.image.height);
        MIRO_TRY(finished.bytes, encodeImage(finished.image, wishes.format, options));
    }
    if (stop.stop_requested())
        return stoppedError();
    return finished;
}

} // namespace

Result<FinishedPicture> finishPicture(LoadedGenerator& loaded, const DrawPlan& plan, int64_t index,
                                      const Latents& latents, const PictureWishes& wishes, std::stop_token stop) {
    const Generator& generator = loaded.generator();
    PictureOrigin origin;
    origin.model = loaded.name();
    MIRO_TRY(origin.modelSha256, loaded.weightsSha256(stop));
    origin.rewardKeys = generator.files().config.rewardKeys;
    origin.settings = plan.settings;
    origin.expandedPrompt = plan.settings.prompt;
    origin.precision = generator.plan().precision;
    origin.device = generator.plan().device.is_cuda() ? "cuda" : "cpu";
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
