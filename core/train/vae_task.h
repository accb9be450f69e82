// The training of an SDXL-style autoencoder (R. Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion
// Models", 2022) without a network that judges it: the absolute difference of pixels, that of their steps, and the
// divergence of the latents from a normal distribution, weighted as published.
#pragma once

#include "train/picture_data.h"
#include "train/vae_network.h"

namespace miro {

// Owned by the loop; see TrainTask.
class VaeTask : public TrainTask {
public:
    // NotFound, Corrupt, Usage (too few pictures, sizes that do not fit), Stopped.
    static Result<std::unique_ptr<VaeTask>> make(const TrainContext& context);

    const std::vector<TrainParameter>& parameters() const override { return m_network->parameters(); }
    // "loss", "l1", "gradient", "kl" (a latent value's share), "psnr".
    Result<TrainNumbers> accumulate(const TrainRows& rows, std::stop_token stop) override;
    // The same from the latents' means.
    Result<TrainNumbers> heldOut(std::stop_token stop) override;
    Result<void> startAt(int64_t /*step*/) override { return {}; }
    // config.json and diffusion_pytorch_model.safetensors.
    Result<void> exportTo(const std::filesystem::path& folder) override;
    Result<void> samplesTo(const std::filesystem::path& folder, std::stop_token stop) override;
    double waited() const override { return m_data->waited(); }

    const VaeNetwork& network() const { return *m_network; }

private:
    struct Parts { // (N) each
        at::Tensor loss;
        at::Tensor l1;
        at::Tensor gradient;
        at::Tensor kl;
        at::Tensor psnr;
    };
    explicit VaeTask(const TrainContext& context);
    // noise undefined: none.
    Parts partsOf(const at::Tensor& pixels, const at::Tensor& noise) const;
    at::Tensor noiseFor(const TrainRows& rows) const;

    const uint64_t m_seed;
    const at::Device m_device;
    const Precision m_precision;
    const double m_gradientWeight;
    const double m_klWeight;
    const bool m_half;
    std::unique_ptr<PictureData> m_data;
    std::unique_ptr<VaeNetwork> m_network;
};

} // namespace miro
