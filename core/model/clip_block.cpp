#include "model/clip_block.h"

#include <ATen/ATen.h>

namespace miro {
namespace {

// x * sigmoid(a x) is silu(a x) / a: with a in the weights before and 1 / a in those after, the activation is one that
// libraries know how to fuse.
constexpr double kQuickGelu = 1.702;

Linear scaledLinear(ParameterSource& source, const std::string& name, int64_t in, int64_t out, double weightScale,
                    double biasScale, const NetworkNumerics& numerics) {
    at::Tensor weight = source.get(name + ".weight", {out, in});
    at::Tensor bias = source.get(name + ".bias", {out});
    if (!source.sound())
        return {};
    if (weightScale != 1)
        weight = weight * weightScale;
    if (biasScale != 1)
        bias = bias * biasScale;
    return Linear(weight, bias, numerics);
}

} // namespace

ClipBlock ClipBlock::load(ParameterSource& source, const std::string& prefix, const ClipTowerConfig& config,
                          ClipLayout layout, const NetworkNumerics& numerics) {
    const bool hf = layout == ClipLayout::HuggingFace;
    const int64_t width = config.width;
    ClipBlock block;
    block.m_heads = config.heads;
    block.m_type = numerics.type;
    block.m_attentionNorm = LayerNorm::load(source, prefix + (hf ? ".layer_norm1" : ".ln_1"), width, config.eps);
    block.m_mlpNorm = LayerNorm::load(source, prefix + (hf ? ".layer_norm2" : ".ln_2"), width, config.eps);
    if (hf) {
        auto linear = [&](const char* name) {
            return Linear::load(source, prefix + ".self_attn." + name, width, width, true, numerics);
        };
        block.m_q = linear("q_proj");
        block.m_k = linear("k_proj");
        block.m_v = linear("v_proj");
        block.m_attentionOut = linear("out_proj");
    } else {
        const at::Tensor weight = source.get(prefix + ".attn.in_proj_weight", {3 * width, width});
        const at::Tensor bias = source.get(prefix + ".attn.in_proj_bias", {3 * width});
        int64_t part = 0;
        for (Linear* linear : {&block.m_q, &block.m_k, &block.m_v}) {
            if (source.sound())
                *linear = Linear(weight.narrow(0, part * width, width), bias.narrow(0, part * width, width), numerics);
            ++part;
        }
        block.m_attentionOut = Linear::load(source, prefix + ".attn.out_proj", width, width, true, numerics);
    }
    const double scale = config.quickGelu ? kQuickGelu : 1;
    block.m_activation = config.quickGelu ? Linear::Activation::Silu : Linear::Activation::Gelu;
    block.m_in =
        scaledLinear(source, prefix + (hf ? ".mlp.fc1" : ".mlp.c_fc"), width, config.hidden, scale, scale, numerics);
    block.m_out =
        scaledLinear(source, prefix + (hf ? ".mlp.fc2" : ".mlp.c_proj"), config.hidden, width, 1 / scale, 1, numerics);
    return block;
}

at::Tensor ClipBlock::operator()(const at::Tensor& tokens, const at::Tensor& context, const at::Tensor& mask) const {
    auto heads = [&](const at::Tensor& x) {
        return x.view({x.size(0), x.size(1), m_heads, x.size(2) / m_heads});
    };
    const at::Tensor all = m_attentionNorm(context);
    const at::Tensor asking = tokens.is_same(context) ? all : m_attentionNorm(tokens);
    const at::Tensor mixed = attention(heads(m_q(asking)), heads(m_k(all)), heads(m_v(all)), mask, m_type);
    const at::Tensor x = m_attentionOut.addTo(tokens, mixed);
    return m_out.addTo(x, m_in.activated(m_mlpNorm(x), m_activation));
}

} // namespace miro
