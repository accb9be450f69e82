#include "model/jina_vision.h"

#include "model/clip_vision.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

const std::string kVisionPrefix = "vision_model.";
constexpr double kRotaryBase = 10000;

} // namespace

Result<std::unique_ptr<JinaVision>> JinaVision::load(const JinaVisionConfig& config, const TensorFile& file,
                                                     const at::Device& device, const NetworkNumerics& numerics,
                                                     std::stop_token stop) {
    return guardTorch("cannot load the picture network", [&]() -> Result<std::unique_ptr<JinaVision>> {
        c10::InferenceMode inference;
        Weights weights(file, {at::kFloat, device, std::move(stop)});
        WeightsSource source(weights);
        auto network = std::make_unique<JinaVision>(config, source, device, numerics);
        MIRO_CHECK_OK(weights.finish(kVisionPrefix + "blocks."));
        return network;
    });
}

JinaVision::JinaVision(const JinaVisionConfig& config, ParameterSource& source, const at::Device& device,
                       const NetworkNumerics& numerics)
    : m_config(config), m_type(numerics.type) {
    const int64_t width = config.width, hidden = config.hidden, patch = config.patch;
    const at::Tensor kernel = source.get(kVisionPrefix + "patch_embed.proj.weight", {width, 3, patch, patch});
    const at::Tensor bias = source.get(kVisionPrefix + "patch_embed.proj.bias", {width});
    m_patches = Linear(kernel.reshape({width, 3 * patch * patch}), bias, numerics);
    m_class = source.get(kVisionPrefix + "cls_token", {1, 1, width});
    m_positions = source.get(kVisionPrefix + "pos_embed", {1, 1 + config.grid() * config.grid(), width});
    m_rotary = Rotary::grid(config.grid(), config.places, config.headWidth, kRotaryBase, device);
    m_norm = LayerNorm::load(source, kVisionPrefix + "norm", width, config.eps);
    for (int64_t i = 0; i < config.layers && source.sound(); ++i) {
        const std::string prefix = fmt::format("{}blocks.{}.", kVisionPrefix, i);
        auto norm = [&](const char* name, int64_t size) {
            return LayerNorm::load(source, prefix + name, size, config.eps);
        };
        auto linear = [&](const char* name, int64_t in, int64_t out) {
            return Linear::load(source, prefix + name, in, out, true, numerics);
        };
        // Keys have no bias; those of queries and values are tensors of their own.
        auto projection = [&](const char* name, const char* biasName) {
            const at::Tensor weight = source.get(fmt::format("{}attn.{}.weight", prefix, name), {width, width});
            return Linear(weight, config.bias && biasName ? source.get(prefix + biasName, {width}) : at::Tensor(),
                          numerics);
        };
        Block block;
        block.attentionNorm = norm("norm1", width);
        block.q = projection("q_proj", "attn.q_bias");
        block.k = projection("k_proj", nullptr);
        block.v = projection("v_proj", "attn.v_bias");
        block.innerNorm = norm("attn.inner_attn_ln", width);
        block.attentionOut = linear("attn.proj", width, width);
        block.mlpNorm = norm("norm2", width);
        block.gate = linear("mlp.w1", width, hidden);
        block.in = linear("mlp.w2", width, hidden);
        block.hiddenNorm = norm("mlp.ffn_ln", hidden);
        block.out = linear("mlp.w3", hidden, width);
        m_blocks.push_back(std::move(block));
    }
}

at::Tensor JinaVision::attend(const Block& block, const at::Tensor& x) const {
    auto heads = [&](const Linear& linear) {
        return linear(x).view({x.size(0), x.size(1), m_config.heads(), m_config.headWidth});
    };
    auto turned = [&](const Linear& linear) {
        return m_rotary(heads(linear).to(at::kFloat), 1).to(m_type); // all but the class token
    };
    const at::Tensor mixed = attention(turned(block.q), turned(block.k), heads(block.v), {}, m_type);
    return block.attentionOut(block.innerNorm(mixed.to(at::kFloat)));
}

Result<at::Tensor> JinaVision::forward(const at::Tensor& pixels, std::stop_token stop) const {
    return guardTorch("cannot look at the pictures", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        const at::Tensor patches = m_patches(patchesOf(pixels, m_config.patch)).to(at::kFloat);
        const at::Tensor first = m_class.expand({pixels.size(0), 1, m_config.width});
        at::Tensor x = at::cat({first, patches}, 1).add_(m_positions);
        for (const Block& block : m_blocks) {
            if (stop.stop_requested())
                return stoppedError();
            x = x + attend(block, block.attentionNorm(x));
            const at::Tensor y = block.mlpNorm(x);
            x = x + block.out(block.hiddenNorm((at::silu(block.gate(y)) * block.in(y)).to(at::kFloat)));
        }
        return m_norm(x.select(1, 0)).to(at::kFloat);
    });
}

} // namespace miro
