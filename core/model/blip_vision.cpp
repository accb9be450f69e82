#include "model/blip_vision.h"

#include "model/clip_vision.h" // patchesOf()
#include "model/config_fields.h"
#include "tensor/scalar_types.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr double kEps = 1e-6;

} // namespace

Result<BlipVisionConfig> BlipVisionConfig::fromShapes(const TensorFile& file, const std::string& prefix) {
    const auto& tensors = file.tensors();
    auto bad = [&](const std::string& name, const std::string& expected) {
        auto found = tensors.find(prefix + name);
        std::string what =
            found == tensors.end() ? "is missing" : "has the shape " + describeShape(found->second.shape);
        return Error{ErrorCode::Corrupt, fmt::format("{}: tensor {}{} {}; expected {}", oneLine(file.path().string()),
                                                     prefix, name, what, expected)};
    };
    auto shapeOf = [&](const std::string& name) {
        auto found = tensors.find(prefix + name);
        return found == tensors.end() ? std::vector<int64_t>() : found->second.shape;
    };
    BlipVisionConfig config;
    const auto kernel = shapeOf("patch_embed.proj.weight");
    if (kernel.size() != 4 || kernel[0] < 1 || kernel[0] > kWidestLayer || kernel[0] % config.heads != 0 ||
        kernel[1] != 3 || kernel[2] < 1 || kernel[2] > kMostPictureSide || kernel[2] != kernel[3])
        return bad("patch_embed.proj.weight", fmt::format("(a multiple of {} heads, 3, patch, patch)", config.heads));
    config.width = kernel[0];
    config.patch = kernel[2];
    const auto positions = shapeOf("pos_embed");
    const int64_t patches = positions.size() == 3 && positions[1] > 1 ? positions[1] - 1 : 0;
    config.grid = std::lround(std::sqrt(static_cast<double>(patches)));
    if (patches == 0 || config.grid * config.grid != patches || config.side() > kMostPictureSide)
        return bad("pos_embed", fmt::format("(1, 1 + a square number, {})", config.width));
    const auto mlp = shapeOf("blocks.0.mlp.fc1.weight");
    if (mlp.size() != 2 || mlp[0] < 1 || mlp[0] > 8 * kWidestLayer)
        return bad("blocks.0.mlp.fc1.weight", fmt::format("(hidden, {})", config.width));
    config.hidden = mlp[0];
    while (config.layers < kMostNetworkLayers &&
           tensors.count(fmt::format("{}blocks.{}.norm1.weight", prefix, config.layers)))
        ++config.layers;
    if (config.layers == 0)
        return bad("blocks.0.norm1.weight", describeShape({config.width}));
    return config;
}

int64_t BlipVisionConfig::parameterCount() const {
    return layers * (4 * (width * width + width) + 2 * width * hidden + hidden + 5 * width) +
           width * (3 * patch * patch + grid * grid + 5);
}

BlipVision::BlipVision(const BlipVisionConfig& config, ParameterSource& source, const std::string& prefix,
                       const NetworkNumerics& numerics)
    : m_config(config), m_type(numerics.type) {
    const int64_t width = config.width;
    m_class = source.get(prefix + "cls_token", {1, 1, width});
    m_positions = source.get(prefix + "pos_embed", {1, 1 + config.grid * config.grid, width});
    const at::Tensor kernel = source.get(prefix + "patch_embed.proj.weight", {width, 3, config.patch, config.patch});
    const at::Tensor shift = source.get(prefix + "patch_embed.proj.bias", {width});
    if (source.sound())
        m_patches = Linear(kernel.reshape({width, -1}), shift, numerics);
    for (int64_t i = 0; i < config.layers && source.sound(); ++i) {
        const std::string name = fmt::format("{}blocks.{}.", prefix, i);
        Block block;
        block.attentionNorm = LayerNorm::load(source, name + "norm1", width, kEps);
        block.qkv = SplitLinear::load(source, name + "attn.qkv", width, width, 3, true, numerics);
        block.attentionOut = Linear::load(source, name + "attn.proj", width, width, true, numerics);
        block.mlpNorm = LayerNorm::load(source, name + "norm2", width, kEps);
        block.in = Linear::load(source, name + "mlp.fc1", width, config.hidden, true, numerics);
        block.out = Linear::load(source, name + "mlp.fc2", config.hidden, width, true, numerics);
        m_blocks.push_back(std::move(block));
    }
    m_norm = LayerNorm::load(source, prefix + "norm", width, kEps);
}

at::Tensor BlipVision::run(const Block& block, const at::Tensor& x) const {
    std::vector<at::Tensor> parts = block.qkv(block.attentionNorm(x));
    for (at::Tensor& part : parts)
        part = part.view({x.size(0), x.size(1), m_config.heads, m_config.width / m_config.heads});
    at::Tensor seen = block.attentionOut.addTo(x, attention(parts[0], parts[1], parts[2], {}, m_type));
    return block.out.addTo(seen, block.in.activated(block.mlpNorm(seen), Linear::Activation::Gelu));
}

Result<at::Tensor> BlipVision::forward(const at::Tensor& pixels, std::stop_token stop) const {
    at::Tensor patches = m_patches(patchesOf(pixels, m_config.patch)).to(at::kFloat);
    at::Tensor x = at::cat({m_class.expand({pixels.size(0), 1, m_config.width}), patches}, 1).add_(m_positions);
    for (const Block& block : m_blocks) {
        if (stop.stop_requested())
            return stoppedError();
        x = run(block, x);
    }
    return m_norm(x);
}

} // namespace miro
