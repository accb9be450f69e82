#include "decode/decoder.h"

#include "decode/lapped_linear.h"
#include "decode/linear_patch.h"
#include "decode/pixels.h"
#include "decode/sdxl.h"
#include "tensor/safetensors.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

Result<const DecoderFamily*> familyOf(const DecoderSource& source) {
    const std::string& key = source.config.modelType;
    const DecoderFamily* family = decoderFamilies().find(key);
    if (!family)
        return Error{ErrorCode::Unsupported, fmt::format("{}: postprocessing.model_type '{}' is not known; known: {}",
                                                         oneLine((source.modelFolder / "config.json").string()),
                                                         oneLine(key, 80), decoderFamilies().keyList())};
    if (family->needsVae && source.vaeFolder.empty())
        return Error{ErrorCode::NotFound,
                     fmt::format("the model {} needs a VAE and none was found", oneLine(source.modelFolder.string()))};
    return family;
}

} // namespace

const Registry<DecoderFamily>& decoderFamilies() {
    static const Registry<DecoderFamily> families({
        {"sdxl", "SDXL VAE", true, openSdxlDecoder, openSdxlEncoder},
        {"linear_patch", "Linear patch codec", false, openLinearPatchDecoder, openLinearPatchEncoder},
        {LappedLinearCodec::kKind, "Lapped linear codec", false, openLappedLinearDecoder, openLappedLinearEncoder},
    });
    return families;
}

Result<std::unique_ptr<LatentDecoder>> openDecoder(const DecoderSource& source) {
    MIRO_TRY(const DecoderFamily* family, familyOf(source));
    return family->openDecoder(source);
}

Result<std::unique_ptr<LatentEncoder>> openEncoder(const DecoderSource& source) {
    MIRO_TRY(const DecoderFamily* family, familyOf(source));
    return family->openEncoder(source);
}

Result<DecoderSource> codecSource(const std::filesystem::path& file) {
    MIRO_TRY(auto tensors, openTensorFile(file));
    DecoderSource source;
    source.modelFolder = file.has_parent_path() ? file.parent_path() : ".";
    source.config.codecFile = file.filename().string();
    source.config.modelType = "linear_patch"; // older files do not say
    if (!tensors->tensors().contains("basis")) {
        MIRO_TRY(const auto metadata, readSafetensorsMetadata(file));
        const auto kind = metadata.find("kind");
        const DecoderFamily* family = kind == metadata.end() ? nullptr : decoderFamilies().find(kind->second);
        if (!family || family->needsVae)
            return Error{ErrorCode::Unsupported,
                         fmt::format("{}: it is no codec that this program knows", oneLine(file.string()))};
        source.config.modelType = family->key;
    }
    return source;
}

Result<at::Tensor> LatentDecoder::checkedPicture(const at::Tensor& values, int64_t index, std::stop_token stop) {
    if (stop.stop_requested())
        return stoppedError();
    const at::Tensor latents = values.narrow(0, index, 1).to(at::kFloat);
    if (!at::isfinite(latents).all().item<bool>())
        return Error{ErrorCode::Failed, fmt::format("the latents of picture {} hold NaN or infinity; check the model's "
                                                    "weights, or draw with --precision fp32",
                                                    index + 1)};
    MIRO_TRY(at::Tensor pixels, decodePicture(latents, stop));
    if (!at::isfinite(pixels).all().item<bool>())
        return Error{ErrorCode::Failed,
                     fmt::format("the pixels of picture {} hold NaN or infinity; check the decoder's "
                                 "weights, or draw with --precision fp32",
                                 index + 1)};
    return pixels;
}

namespace {

Result<void> checkLatents(const at::Tensor& values, int64_t channels) {
    if (values.defined() && values.dim() == 4 && values.size(1) == channels && values.numel() > 0)
        return {};
    return Error{ErrorCode::Failed,
                 fmt::format("cannot decode latents: expected (N, {}, h, w), found {}", channels,
                             values.defined() ? fmt::format("({})", fmt::join(values.sizes(), ", ")) : "none")};
}

} // namespace

Result<std::vector<Image>> LatentDecoder::decode(const Latents& latents, std::stop_token stop) {
    return guardTorch("cannot decode latents", [&]() -> Result<std::vector<Image>> {
        c10::InferenceMode inference;
        MIRO_CHECK_OK(checkLatents(latents.values, latentChannels()));
        std::vector<Image> images;
        for (int64_t i = 0; i < latents.values.size(0); ++i) {
            MIRO_TRY(at::Tensor pixels, checkedPicture(latents.values, i, stop));
            images.push_back(imageFromBytes(bytesOf(pixels)));
        }
        return images;
    });
}

Result<std::vector<FloatImage>> LatentDecoder::decodeLinear(const Latents& latents, std::stop_token stop) {
    return guardTorch("cannot decode latents", [&]() -> Result<std::vector<FloatImage>> {
        c10::InferenceMode inference;
        MIRO_CHECK_OK(checkLatents(latents.values, latentChannels()));
        std::vector<FloatImage> images;
        for (int64_t i = 0; i < latents.values.size(0); ++i) {
            MIRO_TRY(at::Tensor pixels, checkedPicture(latents.values, i, stop));
            images.push_back(linearImageFromPixels(pixels));
        }
        return images;
    });
}

} // namespace miro
