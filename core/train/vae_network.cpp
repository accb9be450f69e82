#include "train/vae_network.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr double kFirstLogvar = -6;
constexpr int64_t kGradientSizes = 3;

at::Tensor through(const std::vector<TrainVaeResnet>& blocks, at::Tensor x) {
    for (const TrainVaeResnet& block : blocks)
        x = block(x);
    return x;
}

} // namespace

VaeNetwork::Middle VaeNetwork::Middle::make(ParameterStore& store, const std::string& prefix, const VaeConfig& config) {
    const int64_t channels = config.blockChannels.back();
    Middle middle;
    middle.first = TrainVaeResnet::make(store, prefix + ".resnets.0", channels, channels, config.normGroups);
    if (config.midAttention)
        middle.attention = TrainVaeAttention::make(store, prefix + ".attentions.0", channels, config.normGroups);
    middle.second = TrainVaeResnet::make(store, prefix + ".resnets.1", channels, channels, config.normGroups);
    return middle;
}

at::Tensor VaeNetwork::Middle::operator()(const at::Tensor& x) const {
    const at::Tensor h = first(x);
    return second(attention ? (*attention)(h) : h);
}

TrainConv VaeNetwork::makeOutput(ParameterStore& store, const std::string& half, int64_t in, int64_t out,
                                 TrainGroupNorm& norm) {
    norm = TrainGroupNorm::make(store, half + ".conv_norm_out", m_config.normGroups, in);
    return TrainConv::make(store, half + ".conv_out", in, out, 3);
}

VaeNetwork::VaeNetwork(const VaeConfig& config, ParameterStore& store) : m_config(config) {
    const std::vector<int64_t>& channels = config.blockChannels;
    const int64_t latent = config.latentChannels;
    m_encoderIn = TrainConv::make(store, "encoder.conv_in", 3, channels.front(), 3);
    int64_t in = channels.front();
    for (size_t level = 0; level < channels.size(); ++level) {
        const std::string name = fmt::format("encoder.down_blocks.{}", level);
        Level& down = m_down.emplace_back();
        for (int64_t i = 0; i < config.layersPerBlock; ++i) {
            down.blocks.push_back(TrainVaeResnet::make(store, fmt::format("{}.resnets.{}", name, i), in,
                                                       channels[level], config.normGroups));
            in = channels[level];
        }
        if (level + 1 < channels.size())
            down.resize = TrainConv::make(store, name + ".downsamplers.0.conv", in, in, 3);
    }
    m_encoderMiddle = Middle::make(store, "encoder.mid_block", config);
    m_encoderOut = makeOutput(store, "encoder", in, 2 * latent, m_encoderNorm);
    if (config.useQuantConv)
        m_quant = TrainConv::make(store, "quant_conv", 2 * latent, 2 * latent, 1);
    if (config.usePostQuantConv)
        m_postQuant = TrainConv::make(store, "post_quant_conv", latent, latent, 1);
    m_decoderIn = TrainConv::make(store, "decoder.conv_in", latent, channels.back(), 3);
    m_decoderMiddle = Middle::make(store, "decoder.mid_block", config);
    in = channels.back();
    for (size_t level = 0; level < channels.size(); ++level) {
        const int64_t out = channels[channels.size() - 1 - level];
        const std::string name = fmt::format("decoder.up_blocks.{}", level);
        Level& up = m_up.emplace_back();
        for (int64_t i = 0; i <= config.layersPerBlock; ++i) {
            up.blocks.push_back(
                TrainVaeResnet::make(store, fmt::format("{}.resnets.{}", name, i), in, out, config.normGroups));
            in = out;
        }
        if (level + 1 < channels.size())
            up.resize = TrainConv::make(store, name + ".upsamplers.0.conv", out, out, 3);
    }
    m_decoderOut = makeOutput(store, "decoder", in, 3, m_decoderNorm);
    m_parameters = store.takeParameters();
}

std::unique_ptr<VaeNetwork> VaeNetwork::fresh(const VaeConfig& config, uint64_t seed, at::Device device) {
    ParameterStore store(seed, device);
    std::unique_ptr<VaeNetwork> network(new VaeNetwork(config, store));
    at::NoGradGuard starting;
    at::Tensor bias = (network->m_quant.bias.defined() ? network->m_quant : network->m_encoderOut).bias;
    bias.narrow(0, config.latentChannels, config.latentChannels).fill_(kFirstLogvar);
    return network;
}

Result<std::unique_ptr<VaeNetwork>> VaeNetwork::load(const VaeConfig& config, const TensorFile& file,
                                                     at::Device device) {
    return guardTorch("loading the autoencoder", [&]() -> Result<std::unique_ptr<VaeNetwork>> {
        Weights weights(file, {.device = device});
        ParameterStore store(weights, "", 0);
        std::unique_ptr<VaeNetwork> network(new VaeNetwork(config, store));
        MIRO_CHECK_OK(weights.finish());
        return network;
    });
}

at::Tensor VaeNetwork::moments(const at::Tensor& pixels) const {
    at::Tensor x = m_encoderIn(pixels);
    for (const Level& level : m_down) {
        x = through(level.blocks, x);
        if (level.resize.weight.defined())
            x = level.resize(withLastRowAndColumn(x), 2, 0);
    }
    x = m_encoderOut(at::silu(m_encoderNorm(m_encoderMiddle(x))));
    return m_quant.weight.defined() ? m_quant(x) : x;
}

at::Tensor VaeNetwork::decode(const at::Tensor& latents) const {
    at::Tensor x = m_decoderMiddle(m_decoderIn(m_postQuant.weight.defined() ? m_postQuant(latents) : latents));
    for (const Level& level : m_up) {
        x = through(level.blocks, x);
        if (level.resize.weight.defined())
            x = level.resize(doubled(x));
    }
    return m_decoderOut(at::silu(m_decoderNorm(x)));
}

LatentMoments LatentMoments::of(const at::Tensor& moments) {
    const std::vector<at::Tensor> halves = moments.to(at::kFloat).chunk(2, 1);
    return {halves[0], halves[1].clamp(-30.0, 20.0)};
}

at::Tensor LatentMoments::sampled(const at::Tensor& noise) const {
    return mean + at::exp(logvar * 0.5) * noise;
}

at::Tensor LatentMoments::divergence() const {
    return (mean.square() + logvar.exp() - 1.0 - logvar).sum({1, 2, 3}) * 0.5;
}

at::Tensor gradientLoss(const at::Tensor& pixels, const at::Tensor& restored) {
    at::Tensor difference = restored - pixels, loss;
    for (int64_t size = 0; size < kGradientSizes; ++size) {
        const at::Tensor here =
            difference.diff(1, 3).abs().mean({1, 2, 3}) + difference.diff(1, 2).abs().mean({1, 2, 3});
        loss = loss.defined() ? loss + here : here;
        if (difference.size(2) < 4 || difference.size(3) < 4)
            return loss / static_cast<double>(size + 1);
        difference = at::avg_pool2d(difference, 2);
    }
    return loss / static_cast<double>(kGradientSizes);
}

nlohmann::json vaeConfigJson(const VaeConfig& config, int64_t side, const std::vector<double>& mean,
                             const std::vector<double>& deviation) {
    double square = 0;
    for (size_t i = 0; i < mean.size(); ++i)
        square += (mean[i] * mean[i] + deviation[i] * deviation[i]) / static_cast<double>(mean.size());
    const std::vector<std::string> down(config.blockChannels.size(), "DownEncoderBlock2D"),
        up(config.blockChannels.size(), "UpDecoderBlock2D");
    return {{"_class_name", "AutoencoderKL"},
            {"act_fn", "silu"},
            {"block_out_channels", config.blockChannels},
            {"down_block_types", down},
            {"up_block_types", up},
            {"force_upcast", true},
            {"in_channels", 3},
            {"out_channels", 3},
            {"latent_channels", config.latentChannels},
            {"latents_mean", mean},
            {"latents_std", deviation},
            {"layers_per_block", config.layersPerBlock},
            {"mid_block_add_attention", config.midAttention},
            {"norm_num_groups", config.normGroups},
            {"sample_size", side},
            {"scaling_factor", 1 / std::sqrt(square)},
            {"use_quant_conv", config.useQuantConv},
            {"use_post_quant_conv", config.usePostQuantConv}};
}

} // namespace miro
