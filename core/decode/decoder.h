// Latents -> pixels and back: what every kind of autoencoder gives, and the list of the kinds.
#pragma once

#include "base/registry.h"
#include "image/image.h"
#include "model/postprocessing_config.h"
#include "tensor/latents.h"
#include "tensor/tensor_file.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace miro {

// Owned by the flow. One thread at a time. Pictures of a batch are decoded one after the other: the memory is that of
// one picture, and a picture does not depend on its neighbours.
class LatentDecoder {
public:
    virtual ~LatentDecoder() = default;

    // One picture (1, C, h, w), finite, in the generator's normalised space -> (1, 3, H, W) fp32 on the CPU, -1 black
    // to 1 white in sRGB encoding, not clamped. Stopped between network blocks and tiles.
    virtual Result<at::Tensor> decodePicture(const at::Tensor& latents, std::stop_token stop) = 0;

    // Those pixels as bytes, rounded as this family's published decoder rounds: (N, 3, H, W) uint8.
    virtual at::Tensor bytesOf(const at::Tensor& pixels) const = 0;

    virtual int64_t latentChannels() const = 0;
    virtual int64_t scaleFactor() const = 0; // pixels along the side of one latent

    // Whether decoding costs so little that it serves as a preview.
    virtual bool isCheap() const { return false; }

    // The whole batch (N, C, h, w). Failed for latents or pixels with NaN or infinity: never garbage.
    Result<std::vector<Image>> decode(const Latents& latents, std::stop_token stop = {});

    // The same in linear light, not clamped, for EXR.
    Result<std::vector<FloatImage>> decodeLinear(const Latents& latents, std::stop_token stop = {});

private:
    Result<at::Tensor> checkedPicture(const at::Tensor& values, int64_t index, std::stop_token stop);
};

// What a picture's latents may be, in the autoencoder's own space, as training shards store them.
struct EncodedPictures {
    at::Tensor mean;      // (N, C, h, w) fp32, on the CPU
    at::Tensor deviation; // the same shape; zeros where the autoencoder is exact
};

// Owned by whoever prepares training data. One thread at a time.
class LatentEncoder {
public:
    virtual ~LatentEncoder() = default;

    // Pictures of one size, a multiple of scaleFactor() (Usage otherwise).
    virtual Result<EncodedPictures> encode(const std::vector<Image>& images, std::stop_token stop) = 0;

    // From the autoencoder's own space to the generator's: what the network is trained on.
    virtual Latents normalise(const at::Tensor& values) const = 0;

    virtual int64_t scaleFactor() const = 0;
};

// Everything a family may need; the caller fills what it has found.
struct DecoderSource {
    PostprocessingConfig config;
    std::filesystem::path modelFolder;   // of the generator
    const TensorFile* weights = nullptr; // the generator's, for postprocessing.*; read while opening only
    std::filesystem::path vaeFolder;     // sdxl: config.json and diffusion_pytorch_model.*
    at::Device device = at::kCPU;
    at::ScalarType type = at::kFloat; // of the network; fp16 overflows in the SDXL VAE
    std::stop_token stop;             // looked at before each tensor is read
};

struct DecoderFamily {
    std::string key; // postprocessing.model_type
    std::string label;
    bool needsVae = false; // vaeFolder must be given
    std::function<Result<std::unique_ptr<LatentDecoder>>(const DecoderSource&)> openDecoder;
    std::function<Result<std::unique_ptr<LatentEncoder>>(const DecoderSource&)> openEncoder;
};

const Registry<DecoderFamily>& decoderFamilies();

// Of a codec's file that stands alone, whatever model it will belong to. NotFound, Corrupt, Unsupported.
Result<DecoderSource> codecSource(const std::filesystem::path& file);

// The family that source.config names; Unsupported, listing the known ones, when there is none.
Result<std::unique_ptr<LatentDecoder>> openDecoder(const DecoderSource& source);
Result<std::unique_ptr<LatentEncoder>> openEncoder(const DecoderSource& source);

} // namespace miro
