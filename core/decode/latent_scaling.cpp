#include "decode/latent_scaling.h"

#include "tensor/torch_guard.h"
#include "tensor/weights.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kPublishedChannels = 4; // of the SDXL VAE

at::Tensor channelTensor(const std::vector<double>& values) {
    return at::tensor(values, at::kDouble).to(at::kFloat).view({1, -1, 1, 1});
}

// Mean and standard deviation of each channel over the training pictures; normalised to a deviation of 0.5.
LatentScaling normalising(const std::vector<double>& mean, const std::vector<double>& deviation) {
    const at::Tensor spread = channelTensor(deviation);
    LatentScaling scaling;
    scaling.scale = at::where(spread.eq(0), at::ones_like(spread), 0.5 / spread); // a channel that says nothing
    scaling.bias = -channelTensor(mean) * scaling.scale;
    return scaling;
}

LatentScaling standardScaling(const PostprocessingConfig& config, const VaeConfig& vae) {
    if (vae.latentChannels == kPublishedChannels && config.channelWise)
        return normalising({-0.3480, 0.3754, 0.0419, 2.4331}, {7.8518, 5.8465, 6.8716, 5.3140});
    if (vae.latentChannels == kPublishedChannels)
        return {1.0 / channelTensor({0.13025, 0.13025, 0.13025, 0.13025}), at::zeros({1, kPublishedChannels, 1, 1})};
    if (!vae.latentsDeviation.empty())
        return normalising(vae.latentsMean, vae.latentsDeviation);
    return {at::ones({1, vae.latentChannels, 1, 1}), at::zeros({1, vae.latentChannels, 1, 1})};
}

} // namespace

at::Tensor LatentScaling::toVae(const at::Tensor& normalised) const {
    return (normalised - bias.to(normalised.device())) / scale.to(normalised.device());
}

at::Tensor LatentScaling::fromVae(const at::Tensor& vaeLatents) const {
    return vaeLatents * scale.to(vaeLatents.device()) + bias.to(vaeLatents.device());
}

Result<LatentScaling> LatentScaling::forSdxl(const PostprocessingConfig& config, const TensorFile* weights,
                                             const VaeConfig& vae) {
    return guardTorch("cannot read the latents' scale", [&]() -> Result<LatentScaling> {
        c10::InferenceMode inference;
        LatentScaling scaling = standardScaling(config, vae);
        if (!weights)
            return scaling;
        Weights file(*weights);
        const std::vector<int64_t> shape = {1, vae.latentChannels, 1, 1};
        const at::Tensor scale = file.getOptional("postprocessing.scale", shape);
        if (scale.defined())
            scaling.scale = scale.clone(); // out of the mapped file, which may be closed
        if (at::Tensor bias = file.getOptional("postprocessing.bias", shape); bias.defined())
            scaling.bias = bias.clone();
        MIRO_CHECK_OK(file.finish());
        const std::string where = oneLine(weights->path().string());
        if (!scale.defined() && vae.latentChannels != kPublishedChannels)
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: it has no postprocessing.scale, so it is made for a VAE with {} latent "
                                     "channels, but latent_channels of this one is {}; give it the VAE that it was "
                                     "trained with",
                                     where, kPublishedChannels, vae.latentChannels)};
        if (scaling.scale.eq(0).any().item<bool>())
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: tensor postprocessing.scale holds 0; get the file again", where)};
        return scaling;
    });
}

} // namespace miro
