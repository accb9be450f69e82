// Pictures with the latents that a generator's codec or autoencoder makes of them: what previews are trained on.
#pragma once

#include "decode/decoder.h"
#include "train/picture_data.h"

namespace miro {

// "codec", "vae", "model", and those of pictureDataSettings().
std::vector<ParamSpec> latentPictureSettings();

// Owned by a task; one thread.
class LatentPictures {
public:
    // Usage (neither codec nor vae, or both; a picture's size that does not fit), errors of loading and reading.
    static Result<std::unique_ptr<LatentPictures>> make(const TrainContext& context);

    int64_t channels() const { return m_channels; }
    int64_t scaleFactor() const { return m_encoder->scaleFactor(); }
    PictureData& pictures() { return *m_pictures; }

    // (N, C, h, w) fp32 on the CPU, as the generator has them. pixels: as PictureData gives them.
    Result<at::Tensor> latentsOf(const at::Tensor& pixels, std::stop_token stop);

private:
    LatentPictures() = default;

    std::unique_ptr<PictureData> m_pictures;
    std::unique_ptr<LatentEncoder> m_encoder;
    int64_t m_channels = 0;
};

// (N, 3, H / by, W / by), 0 black to 1 white: what a preview of that size should show.
at::Tensor shrunk(const at::Tensor& pixels, int64_t by);

} // namespace miro
