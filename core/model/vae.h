// The two halves of an SDXL-style image autoencoder (AutoencoderKL, Rombach et al. 2022, "High-Resolution Image
// Synthesis with Latent Diffusion Models"), each from the diffusers layout: config.json and diffusion_pytorch_model.*.
// They load apart, so that drawing keeps no encoder in memory.
#pragma once

#include "model/vae_config.h"
#include "model/vae_layers.h"

#include <stop_token>

namespace miro {

// Latents in the VAE's own space -> pixels. Owned by the room that decodes. Immutable after loading; any thread, one
// call at a time for the sake of memory.
class VaeDecoder {
public:
    // NotFound, Corrupt, Unsupported; names the file and the tensor. Encoder tensors are not read; an unknown decoder
    // tensor is an error.
    static Result<std::unique_ptr<VaeDecoder>> load(const std::filesystem::path& folder,
                                                    const WeightOptions& options = {});

    VaeDecoder(const VaeConfig& config, ParameterSource& source, const WeightOptions& options = {});

    // (N, latentChannels, h, w) -> (N, 3, h * f, w * f) fp32, -1 black to 1 white, not clamped. Stopped between blocks.
    // Computes where the weights are.
    Result<at::Tensor> decode(const at::Tensor& latents, std::stop_token stop = {}) const;

    // About how much memory decoding one picture of that many latents takes at its peak, without the weights.
    int64_t workingBytes(int64_t latentHeight, int64_t latentWidth) const;

    const VaeConfig& config() const { return m_config; }

private:
    VaeConfig m_config;
    WeightOptions m_options;
    VaeLayers m_layers;
};

// What a picture's latents may be: a normal distribution for each value, in the VAE's own space.
struct VaeDistribution {
    at::Tensor mean;   // (N, latentChannels, h, w) fp32
    at::Tensor logvar; // the same shape, within [-30, 20]

    at::Tensor deviation() const;
};

class VaeEncoder {
public:
    static Result<std::unique_ptr<VaeEncoder>> load(const std::filesystem::path& folder,
                                                    const WeightOptions& options = {});

    VaeEncoder(const VaeConfig& config, ParameterSource& source, const WeightOptions& options = {});

    // (N, 3, H, W), -1 black to 1 white; Usage unless H and W are multiples of scaleFactor(). Stopped between blocks.
    Result<VaeDistribution> encode(const at::Tensor& pixels, std::stop_token stop = {}) const;

    const VaeConfig& config() const { return m_config; }

private:
    VaeConfig m_config;
    WeightOptions m_options;
    VaeLayers m_layers;
};

} // namespace miro
