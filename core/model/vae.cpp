#include "model/vae.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

const std::vector<std::string> kWeightStems = {"diffusion_pytorch_model"};

const std::vector<std::pair<std::string, std::string>> kOldAttentionNames = {
    {".to_q.", ".query."}, {".to_k.", ".key."}, {".to_v.", ".value."}, {".to_out.0.", ".proj_attn."}};

// A VAE's file. Older ones call the attention's parts otherwise, and some store them as 1x1 convolutions.
class VaeFile : public ParameterSource {
public:
    explicit VaeFile(Weights& weights) : m_weights(weights) {}

    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override {
        std::string stored = name;
        for (const auto& [now, before] : kOldAttentionNames)
            if (size_t at = name.find(now); at != name.npos && name.find(".attentions.") != name.npos) {
                const std::string old = name.substr(0, at) + before + name.substr(at + now.size());
                if (m_weights.has(old) && !m_weights.has(name))
                    stored = old;
            }
        const auto& infos = m_weights.file().tensors();
        auto info = infos.find(stored);
        if (shape.size() == 2 && info != infos.end() && info->second.shape.size() == 4)
            return m_weights.get(stored, {shape[0], shape[1], 1, 1}).view(shape);
        return m_weights.get(stored, shape);
    }
    bool sound() const override { return m_weights.finish().ok(); }

private:
    Weights& m_weights;
};

template <typename Layer, typename... Arguments>
void append(VaeLayers& layers, Arguments&&... arguments) {
    layers.push_back(std::make_unique<Layer>(std::forward<Arguments>(arguments)...));
}

void appendMiddle(VaeLayers& layers, ParameterSource& source, const VaeConfig& config, const std::string& name) {
    const int64_t channels = config.blockChannels.back();
    append<VaeResnet>(layers, source, name + ".resnets.0", channels, channels, config.normGroups);
    if (config.midAttention)
        append<VaeAttention>(layers, source, name + ".attentions.0", channels, config.normGroups);
    append<VaeResnet>(layers, source, name + ".resnets.1", channels, channels, config.normGroups);
}

Result<at::Tensor> run(const VaeLayers& layers, at::Tensor x, const std::stop_token& stop) {
    for (const auto& layer : layers) {
        if (stop.stop_requested())
            return stoppedError();
        x = layer->forward(std::move(x));
    }
    return x;
}

// prefixes: the names that belong to this half; a tensor there that was not asked for means another network.
template <typename Half>
Result<std::unique_ptr<Half>> loadHalf(const std::filesystem::path& folder, const WeightOptions& options,
                                       const std::vector<std::string>& prefixes) {
    MIRO_TRY(VaeConfig config, VaeConfig::read(folder));
    MIRO_TRY(auto file, openWeightsIn(folder, kWeightStems));
    return guardTorch("cannot load the VAE", [&]() -> Result<std::unique_ptr<Half>> {
        c10::InferenceMode inference;
        Weights weights(*file, options);
        VaeFile source(weights);
        auto half = std::make_unique<Half>(config, source, options);
        for (const std::string& prefix : prefixes)
            MIRO_CHECK_OK(weights.finish(prefix));
        return half;
    });
}

} // namespace

VaeDecoder::VaeDecoder(const VaeConfig& config, ParameterSource& source, const WeightOptions& options)
    : m_config(config), m_options(options) {
    const std::vector<int64_t>& channels = config.blockChannels;
    if (config.usePostQuantConv)
        append<VaeConvLayer>(m_layers, source, "post_quant_conv", config.latentChannels, config.latentChannels, 1);
    append<VaeConvLayer>(m_layers, source, "decoder.conv_in", config.latentChannels, channels.back(), 3);
    appendMiddle(m_layers, source, config, "decoder.mid_block");
    int64_t in = channels.back();
    for (size_t level = 0; level < channels.size(); ++level) {
        const int64_t out = channels[channels.size() - 1 - level];
        const std::string name = fmt::format("decoder.up_blocks.{}", level);
        for (int64_t i = 0; i <= config.layersPerBlock; ++i) {
            append<VaeResnet>(m_layers, source, fmt::format("{}.resnets.{}", name, i), in, out, config.normGroups);
            in = out;
        }
        if (level + 1 < channels.size())
            append<VaeUpsample>(m_layers, source, name + ".upsamplers.0", out);
    }
    append<VaeOutput>(m_layers, source, "decoder.", in, 3, config.normGroups);
}

Result<std::unique_ptr<VaeDecoder>> VaeDecoder::load(const std::filesystem::path& folder,
                                                     const WeightOptions& options) {
    return loadHalf<VaeDecoder>(folder, options, {"decoder.", "post_quant_conv."});
}

Result<at::Tensor> VaeDecoder::decode(const at::Tensor& latents, std::stop_token stop) const {
    return guardTorch("cannot decode latents", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        if (latents.dim() != 4 || latents.size(1) != m_config.latentChannels || latents.numel() == 0)
            return Error{ErrorCode::Failed,
                         fmt::format("cannot decode latents: the VAE takes {} channels, not {}",
                                     m_config.latentChannels, latents.dim() == 4 ? latents.size(1) : 0)};
        at::Tensor x = latents.to(m_options.device, m_options.type).contiguous();
        MIRO_TRY(at::Tensor pixels, run(m_layers, std::move(x), stop));
        return pixels.to(at::kFloat);
    });
}

int64_t VaeDecoder::workingBytes(int64_t latentHeight, int64_t latentWidth) const {
    // The first resnet of a level, while it convolves: its input, a normalised copy, and the convolution's own copies
    // of what it reads and writes. Measured: 300 MB for 256 x 256 pixels of the published VAE, where this gives 270.
    const std::vector<int64_t>& channels = m_config.blockChannels;
    int64_t most = 0;
    for (size_t level = 0; level < channels.size(); ++level) {
        const int64_t pixels = (latentHeight << level) * (latentWidth << level);
        const int64_t out = channels[channels.size() - 1 - level];
        const int64_t in = level == 0 ? out : channels[channels.size() - level];
        most = std::max(most, pixels * (3 * in + 2 * out));
    }
    return most * static_cast<int64_t>(c10::elementSize(m_options.type));
}

VaeEncoder::VaeEncoder(const VaeConfig& config, ParameterSource& source, const WeightOptions& options)
    : m_config(config), m_options(options) {
    const std::vector<int64_t>& channels = config.blockChannels;
    append<VaeConvLayer>(m_layers, source, "encoder.conv_in", 3, channels.front(), 3);
    int64_t in = channels.front();
    for (size_t level = 0; level < channels.size(); ++level) {
        const std::string name = fmt::format("encoder.down_blocks.{}", level);
        for (int64_t i = 0; i < config.layersPerBlock; ++i) {
            append<VaeResnet>(m_layers, source, fmt::format("{}.resnets.{}", name, i), in, channels[level],
                              config.normGroups);
            in = channels[level];
        }
        if (level + 1 < channels.size())
            append<VaeDownsample>(m_layers, source, name + ".downsamplers.0", in);
    }
    appendMiddle(m_layers, source, config, "encoder.mid_block");
    append<VaeOutput>(m_layers, source, "encoder.", in, 2 * config.latentChannels, config.normGroups);
    if (config.useQuantConv)
        append<VaeConvLayer>(m_layers, source, "quant_conv", 2 * config.latentChannels, 2 * config.latentChannels, 1);
}

Result<std::unique_ptr<VaeEncoder>> VaeEncoder::load(const std::filesystem::path& folder,
                                                     const WeightOptions& options) {
    return loadHalf<VaeEncoder>(folder, options, {"encoder.", "quant_conv."});
}

Result<VaeDistribution> VaeEncoder::encode(const at::Tensor& pixels, std::stop_token stop) const {
    return guardTorch("cannot encode a picture", [&]() -> Result<VaeDistribution> {
        c10::InferenceMode inference;
        const int64_t factor = m_config.scaleFactor();
        if (pixels.dim() != 4 || pixels.size(1) != 3 || pixels.numel() == 0 || pixels.size(2) % factor != 0 ||
            pixels.size(3) % factor != 0)
            return usageError(fmt::format("cannot encode a picture: the VAE takes RGB whose width and height are "
                                          "multiples of {}; crop or resize it",
                                          factor));
        at::Tensor x = pixels.to(m_options.device, m_options.type).contiguous();
        MIRO_TRY(at::Tensor moments, run(m_layers, std::move(x), stop));
        std::vector<at::Tensor> halves = moments.to(at::kFloat).chunk(2, 1);
        return VaeDistribution{halves[0], halves[1].clamp(-30.0, 20.0)};
    });
}

at::Tensor VaeDistribution::deviation() const {
    return at::exp(logvar * 0.5);
}

} // namespace miro
