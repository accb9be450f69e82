// What the decoders and encoders of linear codecs have in common: no scale apart from the codec's own, no doubt about
// the latents, no device. Private to this room.
#pragma once

#include "decode/decoder.h"
#include "decode/pixels.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>

namespace miro {

// Codec: a value of tensors on the CPU with decode(latents), encode(pixels), channels(), scaleFactor().
template <typename Codec>
class ExactCodecDecoder : public LatentDecoder {
public:
    explicit ExactCodecDecoder(Codec codec) : m_codec(std::move(codec)) {}

    Result<at::Tensor> decodePicture(const at::Tensor& latents, std::stop_token) override {
        return m_codec.decode(latents.to(at::kCPU));
    }
    // (clamp(pixel, -1, 1) + 1) * 127.5 + 0.5, truncated.
    at::Tensor bytesOf(const at::Tensor& pixels) const override {
        return pixels.clamp(-1.0, 1.0).add_(1.0).mul_(127.5).add_(0.5).to(at::kByte);
    }
    int64_t latentChannels() const override { return m_codec.channels(); }
    int64_t scaleFactor() const override { return m_codec.scaleFactor(); }
    bool isCheap() const override { return true; }

private:
    Codec m_codec;
};

template <typename Codec>
class ExactCodecEncoder : public LatentEncoder {
public:
    explicit ExactCodecEncoder(Codec codec) : m_codec(std::move(codec)) {}

    Result<EncodedPictures> encode(const std::vector<Image>& images, std::stop_token stop) override {
        return guardTorch("cannot encode pictures", [&]() -> Result<EncodedPictures> {
            c10::InferenceMode inference;
            if (stop.stop_requested())
                return stoppedError();
            MIRO_TRY(at::Tensor pixels, pixelsFromImages(images, scaleFactor()));
            at::Tensor mean = m_codec.encode(pixels);
            return EncodedPictures{mean, at::zeros_like(mean)};
        });
    }
    Latents normalise(const at::Tensor& values) const override { return {values}; } // the scale is part of the codec
    int64_t scaleFactor() const override { return m_codec.scaleFactor(); }

private:
    Codec m_codec;
};

} // namespace miro
