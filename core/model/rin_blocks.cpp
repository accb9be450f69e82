#include "model/rin_blocks.h"

#include "model/rin_config.h"
#include "tensor/fused_ops.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <numbers>

namespace miro {

at::Tensor splitHeads(const at::Tensor& tokens, int64_t heads) {
    return tokens.view({tokens.size(0), tokens.size(1), heads, tokens.size(2) / heads});
}

SwiGluMlp SwiGluMlp::load(ParameterSource& source, const std::string& prefix, int64_t width, int64_t multiplier,
                          const NetworkNumerics& numerics) {
    int64_t hidden = (width * multiplier * 2 / 3 + 255) / 256 * 256;
    SwiGluMlp mlp;
    mlp.m_packed = Linear::load(source, prefix + ".linear_packed", width, 2 * hidden, true, numerics);
    mlp.m_out = Linear::load(source, prefix + ".linear_out", hidden, width, true, numerics);
    return mlp;
}

at::Tensor SwiGluMlp::addTo(const at::Tensor& residual, const at::Tensor& x) const {
    return m_out.addTo(residual, swiGlu(m_packed(x)));
}

CrossAttentionBlock CrossAttentionBlock::load(ParameterSource& source, const std::string& prefix, int64_t toWidth,
                                              int64_t fromWidth, int64_t heads, int64_t mlpMultiplier,
                                              const NetworkNumerics& numerics) {
    int64_t width = std::min(toWidth, fromWidth);
    CrossAttentionBlock block;
    block.m_type = numerics.type;
    block.m_heads = heads;
    block.m_initialNorm = source.get(prefix + ".initial_to_ln.weight", {toWidth});
    block.m_middleNorm = source.get(prefix + ".middle_ln.weight", {toWidth});
    block.m_query = Linear::load(source, prefix + ".ca.q", toWidth, width, false, numerics);
    block.m_keyValue = SplitLinear::load(source, prefix + ".ca.kv", fromWidth, width, 2, false, numerics);
    block.m_queryNorm = LayerNorm::load(source, prefix + ".ca.q_norm", width / heads);
    block.m_keyNorm = LayerNorm::load(source, prefix + ".ca.k_norm", width / heads);
    block.m_out = Linear::load(source, prefix + ".ca.out", width, toWidth, true, numerics);
    block.m_mlp = SwiGluMlp::load(source, prefix + ".ffn", toWidth, mlpMultiplier, numerics);
    source.ignore(prefix + ".attention_mask_dummy");
    return block;
}

KeyValue CrossAttentionBlock::keyValue(const at::Tensor& from) const {
    std::vector<at::Tensor> parts = m_keyValue(from);
    // In the numerics' type already: attention rounds to it anyway, and what is kept is half as large.
    return {m_keyNorm(splitHeads(parts[0], m_heads)).to(m_type), splitHeads(parts[1], m_heads)};
}

at::Tensor CrossAttentionBlock::forward(const at::Tensor& to, const KeyValue& from, const at::Tensor& mask) const {
    at::Tensor query = m_queryNorm(splitHeads(m_query(rmsNorm(to, m_initialNorm)), m_heads));
    at::Tensor mixed = m_out.addTo(to, attention(query, from.key, from.value, mask, m_type));
    return m_mlp.addTo(mixed, rmsNorm(mixed, m_middleNorm));
}

SelfAttentionBlock SelfAttentionBlock::load(ParameterSource& source, const std::string& prefix, int64_t width,
                                            int64_t heads, int64_t mlpMultiplier, const NetworkNumerics& numerics) {
    SelfAttentionBlock block;
    block.m_type = numerics.type;
    block.m_heads = heads;
    block.m_initialNorm = source.get(prefix + ".initial_ln.weight", {width});
    block.m_middleNorm = source.get(prefix + ".middle_ln.weight", {width});
    block.m_qkv = SplitLinear::load(source, prefix + ".sa.qkv", width, width, 3, false, numerics);
    block.m_queryNorm = LayerNorm::load(source, prefix + ".sa.q_norm", width / heads);
    block.m_keyNorm = LayerNorm::load(source, prefix + ".sa.k_norm", width / heads);
    block.m_out = Linear::load(source, prefix + ".sa.out", width, width, true, numerics);
    block.m_mlp = SwiGluMlp::load(source, prefix + ".ffn", width, mlpMultiplier, numerics);
    source.ignore(prefix + ".attention_mask_dummy");
    return block;
}

at::Tensor SelfAttentionBlock::forward(const at::Tensor& tokens) const {
    std::vector<at::Tensor> qkv = m_qkv(rmsNorm(tokens, m_initialNorm));
    at::Tensor query = m_queryNorm(splitHeads(qkv[0], m_heads));
    at::Tensor key = m_keyNorm(splitHeads(qkv[1], m_heads));
    at::Tensor mixed = m_out.addTo(tokens, attention(query, key, splitHeads(qkv[2], m_heads), {}, m_type));
    return m_mlp.addTo(mixed, rmsNorm(mixed, m_middleNorm));
}

CondTransformerBlock CondTransformerBlock::load(ParameterSource& source, const std::string& prefix, int64_t width,
                                                const NetworkNumerics& numerics) {
    CondTransformerBlock block;
    block.m_type = numerics.type;
    block.m_initialNorm = LayerNorm::load(source, prefix + ".initial_ln", width);
    block.m_middleNorm = LayerNorm::load(source, prefix + ".middle_ln", width);
    block.m_qkv = SplitLinear::load(source, prefix + ".sa.qkv", width, width, 3, true, numerics);
    block.m_out = Linear::load(source, prefix + ".sa.out", width, width, true, numerics);
    block.m_mlp = GeluMlp::load(source, prefix + ".ffn", width, kCondMlpMultiplier, numerics);
    block.m_scale1 = source.get(prefix + ".layer_scale_1", {width});
    block.m_scale2 = source.get(prefix + ".layer_scale_2", {width});
    source.ignore(prefix + ".attention_mask_dummy");
    return block;
}

at::Tensor CondTransformerBlock::forward(const at::Tensor& tokens, const at::Tensor& mask) const {
    std::vector<at::Tensor> qkv = m_qkv(m_initialNorm(tokens));
    at::Tensor mixed = attention(splitHeads(qkv[0], kCondHeads), splitHeads(qkv[1], kCondHeads),
                                 splitHeads(qkv[2], kCondHeads), mask, m_type);
    at::Tensor sum = tokens + m_scale1 * m_out(mixed);
    return sum + m_scale2 * m_mlp(m_middleNorm(sum));
}

ScalarEmbedder ScalarEmbedder::load(ParameterSource& source, const std::string& prefix, int64_t width,
                                    const NetworkNumerics& numerics) {
    ScalarEmbedder embedder;
    embedder.m_freqs = source.get(prefix + ".encode_time.freqs", {width / 4});
    embedder.m_phases = source.get(prefix + ".encode_time.phases", {width / 4});
    embedder.m_in = Linear::load(source, prefix + ".map_time_input", width / 4, width, true, numerics);
    embedder.m_out = Linear::load(source, prefix + ".map_time_output", width, width, true, numerics);
    return embedder;
}

at::Tensor ScalarEmbedder::operator()(const at::Tensor& values) const {
    at::Tensor features = (at::outer(values.to(at::kFloat), m_freqs) + m_phases).cos() * std::numbers::sqrt2;
    at::Tensor standardised = (features - features.mean(-1, true)) / features.std(at::IntArrayRef{-1}, true, true);
    return m_out(at::silu(m_in(standardised)));
}

} // namespace miro
