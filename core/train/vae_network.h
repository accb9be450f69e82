// An SDXL-style image autoencoder in training: both halves of AutoencoderKL under the names of the diffusers layout,
// and what its latents are judged by.
#pragma once

#include "model/vae_config.h"
#include "tensor/tensor_file.h"
#include "train/vae_layers.h"

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>

namespace miro {

// Owned by its task; one thread. Shapes are model/vae.h's.
class VaeNetwork {
public:
    // Its latents begin nearly without doubt: from a deviation of 1 a small network takes long to come down.
    static std::unique_ptr<VaeNetwork> fresh(const VaeConfig& config, uint64_t seed, at::Device device);
    // A trained one to go on from. Corrupt: names the tensor.
    static Result<std::unique_ptr<VaeNetwork>> load(const VaeConfig& config, const TensorFile& file, at::Device device);

    // (N, 3, H, W) -> mean and log-variance, (N, 2 C, h, w), as they come out.
    at::Tensor moments(const at::Tensor& pixels) const;
    at::Tensor decode(const at::Tensor& latents) const; // (N, C, h, w) -> (N, 3, H, W)

    const std::vector<TrainParameter>& parameters() const { return m_parameters; }
    const VaeConfig& config() const { return m_config; }

private:
    VaeNetwork(const VaeConfig& config, ParameterStore& store);
    TrainConv makeOutput(ParameterStore& store, const std::string& half, int64_t in, int64_t out, TrainGroupNorm& norm);

    struct Middle {
        TrainVaeResnet first;
        std::optional<TrainVaeAttention> attention;
        TrainVaeResnet second;

        static Middle make(ParameterStore& store, const std::string& prefix, const VaeConfig& config);
        at::Tensor operator()(const at::Tensor& x) const;
    };
    struct Level {
        std::vector<TrainVaeResnet> blocks;
        TrainConv resize; // weight undefined at the last level
    };

    VaeConfig m_config;
    TrainConv m_encoderIn;
    std::vector<Level> m_down;
    Middle m_encoderMiddle;
    TrainGroupNorm m_encoderNorm;
    TrainConv m_encoderOut;
    TrainConv m_quant; // weight undefined where the config has none
    TrainConv m_postQuant;
    TrainConv m_decoderIn;
    Middle m_decoderMiddle;
    std::vector<Level> m_up;
    TrainGroupNorm m_decoderNorm;
    TrainConv m_decoderOut;
    std::vector<TrainParameter> m_parameters;
};

// Mean and log-variance of (N, 2 C, h, w); the latter within [-30, 20].
struct LatentMoments {
    at::Tensor mean;
    at::Tensor logvar;

    static LatentMoments of(const at::Tensor& moments);
    at::Tensor sampled(const at::Tensor& noise) const;
    // (N): the divergence from a standard normal distribution, summed over a picture's values.
    at::Tensor divergence() const;
};

// (N): the mean difference of neighbours' steps, in both directions and at three sizes: edges count as much as areas.
at::Tensor gradientLoss(const at::Tensor& pixels, const at::Tensor& restored);

// config.json in the diffusers layout. mean and deviation (C): of the latents of pictures.
nlohmann::json vaeConfigJson(const VaeConfig& config, int64_t side, const std::vector<double>& mean,
                             const std::vector<double>& deviation);

} // namespace miro
