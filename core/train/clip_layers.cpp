#include "train/clip_layers.h"

#include "model/clip_vision.h"
#include "model/rin_blocks.h"

#include <ATen/ATen.h>
#include <cmath>
#include <limits>

namespace miro {
namespace {

constexpr double kClipTableDeviation = 0.02;
// About that of a patch's token at first: a table that starts near zero leaves a short run blind for where things are.
constexpr double kPlaceDeviation = 0.4;
constexpr double kQuickGelu = 1.702;

// To the space where pictures and texts meet.
TrainLinear projection(ParameterStore& store, const std::string& prefix, int64_t width, int64_t features) {
    const double deviation = 1 / std::sqrt(static_cast<double>(width));
    return {store.parameter(prefix + ".weight", {features, width}, Initial::normal(deviation), true), {}};
}

// 0 where a token may look, minus infinity elsewhere.
at::Tensor forbidden(const at::Tensor& sees) {
    return at::zeros(sees.sizes(), sees.options().dtype(at::kFloat))
        .masked_fill_(sees.logical_not(), -std::numeric_limits<float>::infinity());
}

} // namespace

TrainClipNorm TrainClipNorm::make(ParameterStore& store, const std::string& prefix, int64_t width, double eps) {
    return {store.parameter(prefix + ".weight", {width}, Initial::constant(1), false),
            store.parameter(prefix + ".bias", {width}, Initial::constant(0), false), eps};
}

at::Tensor TrainClipNorm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x.to(at::kFloat), weight.sizes(), weight, bias, eps);
}

TrainClipBlock TrainClipBlock::make(ParameterStore& store, const std::string& prefix, const ClipTowerConfig& config) {
    const int64_t width = config.width;
    TrainClipBlock block;
    block.heads = config.heads;
    block.quickGelu = config.quickGelu;
    block.attentionNorm = TrainClipNorm::make(store, prefix + ".layer_norm1", width, config.eps);
    block.mlpNorm = TrainClipNorm::make(store, prefix + ".layer_norm2", width, config.eps);
    block.q = TrainLinear::make(store, prefix + ".self_attn.q_proj", width, width, true);
    block.k = TrainLinear::make(store, prefix + ".self_attn.k_proj", width, width, true);
    block.v = TrainLinear::make(store, prefix + ".self_attn.v_proj", width, width, true);
    block.out = TrainLinear::make(store, prefix + ".self_attn.out_proj", width, width, true);
    block.mlpIn = TrainLinear::make(store, prefix + ".mlp.fc1", width, config.hidden, true);
    block.mlpOut = TrainLinear::make(store, prefix + ".mlp.fc2", config.hidden, width, true);
    return block;
}

at::Tensor TrainClipBlock::operator()(const at::Tensor& tokens, const at::Tensor& context,
                                      const at::Tensor& mask) const {
    const at::Tensor all = attentionNorm(context);
    const at::Tensor asking = tokens.is_same(context) ? all : attentionNorm(tokens);
    const at::Tensor mixed =
        trainAttention(splitHeads(q(asking), heads), splitHeads(k(all), heads), splitHeads(v(all), heads), mask);
    const at::Tensor x = tokens + out(mixed);
    const at::Tensor hidden = mlpIn(mlpNorm(x));
    return x + mlpOut(quickGelu ? hidden * at::sigmoid(hidden * kQuickGelu) : at::gelu(hidden));
}

TrainClipVision::TrainClipVision(ParameterStore& store, const ClipVisionConfig& config, int64_t features,
                                 const std::string& prefix)
    : m_config(config) {
    const Initial table = Initial::normal(kClipTableDeviation);
    const int64_t width = config.width, patch = config.patch;
    m_class = store.parameter(prefix + "embeddings.class_embedding", {width}, table, false);
    m_kernel = store.parameter(prefix + "embeddings.patch_embedding.weight", {width, 3, patch, patch}, table, true);
    m_positions = store.parameter(prefix + "embeddings.position_embedding.weight",
                                  {1 + config.grid() * config.grid(), width}, Initial::places(kPlaceDeviation), false);
    m_pre = TrainClipNorm::make(store, prefix + "pre_layrnorm", width, config.eps); // so it is spelt
    for (int64_t i = 0; i < config.layers; ++i)
        m_blocks.push_back(TrainClipBlock::make(store, prefix + "encoder.layers." + std::to_string(i), config));
    if (features > 0) {
        m_post = TrainClipNorm::make(store, prefix + "post_layernorm", width, config.eps);
        m_projection = projection(store, "visual_projection", width, features);
    }
}

at::Tensor TrainClipVision::embed(const at::Tensor& pixels) const {
    const at::Tensor patches =
        at::linear(patchesOf(pixels, m_config.patch), m_kernel.reshape({m_config.width, -1})).to(at::kFloat);
    const at::Tensor first = m_class.expand({pixels.size(0), 1, m_config.width});
    return m_pre(at::cat({first, patches}, 1) + m_positions);
}

at::Tensor TrainClipVision::operator()(const at::Tensor& pixels) const {
    at::Tensor x = embed(pixels);
    for (size_t i = 0; i + 1 < m_blocks.size(); ++i)
        x = m_blocks[i](x, x, {});
    const at::Tensor pooled = m_blocks.back()(x.narrow(1, 0, 1), x, {});
    return m_projection(m_post(pooled.squeeze(1))).to(at::kFloat);
}

at::Tensor TrainClipVision::tokens(const at::Tensor& pixels) const {
    at::Tensor x = embed(pixels);
    for (const TrainClipBlock& block : m_blocks)
        x = block(x, x, {});
    return x;
}

TrainClipText::TrainClipText(ParameterStore& store, const ClipTextConfig& config, int64_t features) : m_config(config) {
    const Initial table = Initial::normal(kClipTableDeviation);
    m_words = store.parameter("text_model.embeddings.token_embedding.weight", {config.vocabulary, config.width}, table,
                              false);
    m_positions = store.parameter("text_model.embeddings.position_embedding.weight", {config.positions, config.width},
                                  table, false);
    for (int64_t i = 0; i < config.layers; ++i)
        m_blocks.push_back(TrainClipBlock::make(store, "text_model.encoder.layers." + std::to_string(i), config));
    m_final = TrainClipNorm::make(store, "text_model.final_layer_norm", config.width, config.eps);
    m_projection = projection(store, "text_projection", config.width, features);
}

at::Tensor TrainClipText::operator()(const at::Tensor& ids, const at::Tensor& places) const {
    const int64_t length = ids.size(1);
    const at::Tensor sees = at::ones({length, length}, ids.options().dtype(at::kBool)).tril(); // row i: 0 to i
    const at::Tensor causal = forbidden(sees);
    at::Tensor x = at::embedding(m_words, ids) + m_positions.narrow(0, 0, length);
    for (size_t i = 0; i + 1 < m_blocks.size(); ++i)
        x = m_blocks[i](x, x, causal);
    const at::Tensor index = places.view({-1, 1, 1}).expand({-1, 1, m_config.width});
    const at::Tensor visible = forbidden(sees.index_select(0, places)).view({-1, 1, 1, length});
    const at::Tensor pooled = m_blocks.back()(x.gather(1, index), x, visible);
    return m_projection(m_final(pooled.squeeze(1))).to(at::kFloat);
}

} // namespace miro
