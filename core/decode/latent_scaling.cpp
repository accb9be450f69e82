#include "decode/latent_scaling.h"

#include "tensor/torch_guard.h"
#include "tensor/weights.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kChannels = 4; // of the SDXL VAE

at::Tensor channelTensor(const std::vector<double>& values) {
    return at::tensor(values, at::kDouble).to(at::kFloat).view({1, -1, 1, 1});
}

} // namespace

at::Tensor LatentScaling::toVae(const at::Tensor& normalised) const {
    return (normalised - bias.to(normalised.device())) / scale.to(normalised.device());
}

at::Tensor LatentScaling::fromVae(const at::Tensor& vaeLatents) const {
    return vaeLatents * scale.to(vaeLatents.device()) + bias.to(vaeLatents.device());
}

Result<LatentScaling> LatentScaling::forSdxl(const PostprocessingConfig& config, const TensorFile* weights) {
    return guardTorch("cannot read the latents' scale", [&]() -> Result<LatentScaling> {
        c10::InferenceMode inference;
        LatentScaling scaling;
        if (config.channelWise) {
            // Mean and standard deviation of each channel over the training pictures; normalised to a deviation of 0.5.
            scaling.scale = 0.5 / channelTensor({7.8518, 5.8465, 6.8716, 5.3140});
            scaling.bias = -channelTensor({-0.3480, 0.3754, 0.0419, 2.4331}) * scaling.scale;
        } else {
            scaling.scale = 1.0 / channelTensor({0.13025, 0.13025, 0.13025, 0.13025});
            scaling.bias = at::zeros({1, kChannels, 1, 1});
        }
        if (!weights)
            return scaling;
        Weights file(*weights);
        const std::vector<int64_t> shape = {1, kChannels, 1, 1};
        if (at::Tensor scale = file.getOptional("postprocessing.scale", shape); scale.defined())
            scaling.scale = scale.clone(); // out of the mapped file, which may be closed
        if (at::Tensor bias = file.getOptional("postprocessing.bias", shape); bias.defined())
            scaling.bias = bias.clone();
        MIRO_CHECK_OK(file.finish());
        if (scaling.scale.eq(0).any().item<bool>())
            return Error{ErrorCode::Corrupt, fmt::format("{}: tensor postprocessing.scale holds 0; get the file again",
                                                         oneLine(weights->path().string()))};
        return scaling;
    });
}

} // namespace miro
