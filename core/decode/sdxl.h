// The published models' decoder: normalised latents -> LatentScaling -> SDXL-style VAE -> pixels.
#pragma once

#include "decode/decoder.h"
#include "decode/latent_scaling.h"
#include "decode/tiling.h"
#include "model/vae.h"

namespace miro {

// Above `untiledBytes` of working memory (720 x 720 pixels of the published VAE) a picture is decoded by tiles.
struct SdxlDecoderOptions {
    int64_t untiledBytes = int64_t{2} << 30;
    TileSize tiles;
};

class SdxlDecoder : public LatentDecoder {
public:
    SdxlDecoder(LatentScaling scaling, std::unique_ptr<VaeDecoder> vae, SdxlDecoderOptions options = {});

    Result<at::Tensor> decodePicture(const at::Tensor& latents, std::stop_token stop) override;
    at::Tensor bytesOf(const at::Tensor& pixels) const override; // truncated
    int64_t latentChannels() const override { return m_vae->config().latentChannels; }
    int64_t scaleFactor() const override { return m_vae->config().scaleFactor(); }

private:
    LatentScaling m_scaling;
    std::unique_ptr<VaeDecoder> m_vae;
    SdxlDecoderOptions m_options;
};

class SdxlEncoder : public LatentEncoder {
public:
    SdxlEncoder(LatentScaling scaling, std::unique_ptr<VaeEncoder> vae);

    Result<EncodedPictures> encode(const std::vector<Image>& images, std::stop_token stop) override;
    Latents normalise(const at::Tensor& values) const override;
    int64_t scaleFactor() const override { return m_vae->config().scaleFactor(); }

private:
    LatentScaling m_scaling;
    std::unique_ptr<VaeEncoder> m_vae;
};

Result<std::unique_ptr<LatentDecoder>> openSdxlDecoder(const DecoderSource& source);
Result<std::unique_ptr<LatentEncoder>> openSdxlEncoder(const DecoderSource& source);

} // namespace miro
