#include "decode/sdxl.h"

#include "decode/pixels.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>

namespace miro {

SdxlDecoder::SdxlDecoder(LatentScaling scaling, std::unique_ptr<VaeDecoder> vae, SdxlDecoderOptions options)
    : m_scaling(std::move(scaling)), m_vae(std::move(vae)), m_options(options) {}

Result<at::Tensor> SdxlDecoder::decodePicture(const at::Tensor& latents, std::stop_token stop) {
    const at::Tensor vaeLatents = m_scaling.toVae(latents);
    if (m_vae->workingBytes(latents.size(2), latents.size(3)) > m_options.untiledBytes)
        return decodeByTiles(
            vaeLatents, scaleFactor(), m_options.tiles,
            [&](const at::Tensor& tile) { return m_vae->decode(tile, stop); }, stop);
    MIRO_TRY(at::Tensor pixels, m_vae->decode(vaeLatents, stop));
    return pixels.to(at::kCPU);
}

at::Tensor SdxlDecoder::bytesOf(const at::Tensor& pixels) const {
    return pixels.mul(0.5).add_(0.5).clamp_(0.0, 1.0).mul_(255.0).to(at::kByte);
}

SdxlEncoder::SdxlEncoder(LatentScaling scaling, std::unique_ptr<VaeEncoder> vae)
    : m_scaling(std::move(scaling)), m_vae(std::move(vae)) {}

Result<EncodedPictures> SdxlEncoder::encode(const std::vector<Image>& images, std::stop_token stop) {
    return guardTorch("cannot encode pictures", [&]() -> Result<EncodedPictures> {
        c10::InferenceMode inference;
        MIRO_TRY(at::Tensor pixels, pixelsFromImages(images, scaleFactor()));
        std::vector<at::Tensor> means, deviations;
        for (int64_t i = 0; i < pixels.size(0); ++i) { // one at a time bounds the memory
            MIRO_TRY(VaeDistribution distribution, m_vae->encode(pixels.narrow(0, i, 1), stop));
            means.push_back(distribution.mean.to(at::kCPU));
            deviations.push_back(distribution.deviation().to(at::kCPU));
        }
        return EncodedPictures{at::cat(means), at::cat(deviations)};
    });
}

Latents SdxlEncoder::normalise(const at::Tensor& values) const {
    return {m_scaling.fromVae(values)};
}

Result<std::unique_ptr<LatentDecoder>> openSdxlDecoder(const DecoderSource& source) {
    MIRO_TRY(const VaeConfig config, VaeConfig::read(source.vaeFolder));
    MIRO_TRY(LatentScaling scaling, LatentScaling::forSdxl(source.config, source.weights, config));
    MIRO_TRY(auto vae, VaeDecoder::load(source.vaeFolder, {source.type, source.device, source.stop}));
    return std::unique_ptr<LatentDecoder>(std::make_unique<SdxlDecoder>(std::move(scaling), std::move(vae)));
}

Result<std::unique_ptr<LatentEncoder>> openSdxlEncoder(const DecoderSource& source) {
    MIRO_TRY(const VaeConfig config, VaeConfig::read(source.vaeFolder));
    MIRO_TRY(LatentScaling scaling, LatentScaling::forSdxl(source.config, source.weights, config));
    MIRO_TRY(auto vae, VaeEncoder::load(source.vaeFolder, {source.type, source.device, source.stop}));
    return std::unique_ptr<LatentEncoder>(std::make_unique<SdxlEncoder>(std::move(scaling), std::move(vae)));
}

} // namespace miro
