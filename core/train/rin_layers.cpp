#include "train/rin_layers.h"

#include "model/rin_blocks.h"
#include "model/rin_config.h"
#include "tensor/fused_ops.h"
#include "train/fused_gradients.h"
#include "train/head_norm.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace miro {
namespace {

constexpr double kNormEps = 1e-6;
constexpr double kFirstLayerScale = 0.1;

// q: (B, H, L, d), scaled; k: (B, H, S, d); v: (B, S, H, d); mask: as trainAttention(). Gives (B, L, H * d).
at::Tensor mixedValues(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask) {
    at::Tensor scores = at::matmul(q, k.transpose(2, 3));
    if (mask.defined())
        scores = scores + mask;
    const at::Tensor mixed = at::matmul(at::softmax(scores, -1), v.transpose(1, 2));
    return mixed.transpose(1, 2).reshape({q.size(0), q.size(2), q.size(1) * q.size(3)});
}

void attentionDummy(ParameterStore& store, const std::string& prefix) {
    store.flag(prefix + ".attention_mask_dummy", {1, 1});
}

} // namespace

TrainLinear TrainLinear::make(ParameterStore& store, const std::string& prefix, int64_t in, int64_t out, bool hasBias) {
    TrainLinear linear;
    linear.weight = store.parameter(prefix + ".weight", {out, in}, Initial::xavier(out, in), true);
    if (hasBias)
        linear.bias = store.parameter(prefix + ".bias", {out}, Initial::constant(0), false);
    return linear;
}

at::Tensor TrainLinear::operator()(const at::Tensor& x) const {
    const at::Tensor y = at::linear(x, weight, bias.defined() ? std::optional<at::Tensor>(bias) : std::nullopt);
    return down.defined() ? at::add(y, at::linear(at::linear(x, down), up), factor) : y;
}

TrainLayerNorm TrainLayerNorm::make(ParameterStore& store, const std::string& prefix, int64_t width, double scale) {
    TrainLayerNorm norm;
    norm.weight = store.parameter(prefix + ".weight", {width}, Initial::constant(scale), false);
    norm.bias = store.parameter(prefix + ".bias", {width}, Initial::constant(0), false);
    return norm;
}

at::Tensor TrainLayerNorm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x.to(at::kFloat), weight.sizes(), weight, bias, kNormEps);
}

at::Tensor TrainLayerNorm::ofHeads(const at::Tensor& x, bool queries) const {
    return headNorm(x, weight, bias, kNormEps, queries ? 1.0 / std::sqrt(static_cast<double>(x.size(3))) : 1.0);
}

TrainRmsNorm TrainRmsNorm::make(ParameterStore& store, const std::string& prefix, int64_t width) {
    return {store.parameter(prefix + ".weight", {width}, Initial::constant(1), false)};
}

at::Tensor TrainRmsNorm::operator()(const at::Tensor& x) const {
    return at::GradMode::is_enabled() ? differentiableRmsNorm(x, weight, kNormEps) : rmsNorm(x, weight, kNormEps);
}

TrainGeluMlp TrainGeluMlp::make(ParameterStore& store, const std::string& prefix, int64_t width, int64_t multiplier) {
    TrainGeluMlp mlp;
    mlp.in = TrainLinear::make(store, prefix + ".linear_1", width, width * multiplier, true);
    mlp.out = TrainLinear::make(store, prefix + ".linear_2", width * multiplier, width, true);
    return mlp;
}

at::Tensor TrainGeluMlp::operator()(const at::Tensor& x) const {
    return out(at::gelu(in(x)));
}

TrainSwiGlu TrainSwiGlu::make(ParameterStore& store, const std::string& prefix, int64_t width, int64_t multiplier) {
    const int64_t hidden = (width * multiplier * 2 / 3 + 255) / 256 * 256;
    TrainSwiGlu mlp;
    mlp.packed = TrainLinear::make(store, prefix + ".linear_packed", width, 2 * hidden, true);
    mlp.out = TrainLinear::make(store, prefix + ".linear_out", hidden, width, true);
    return mlp;
}

at::Tensor TrainSwiGlu::operator()(const at::Tensor& x) const {
    const at::Tensor both = packed(x);
    return out(at::GradMode::is_enabled() ? differentiableSwiGlu(both) : swiGlu(both));
}

at::Tensor trainAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(q.size(3)));
    return mixedValues(q.transpose(1, 2) * scale, k.transpose(1, 2), v, mask);
}

TrainCrossAttention TrainCrossAttention::make(ParameterStore& store, const std::string& prefix, int64_t toWidth,
                                              int64_t fromWidth, int64_t heads, int64_t mlpMultiplier) {
    const int64_t width = std::min(toWidth, fromWidth);
    TrainCrossAttention block;
    block.heads = heads;
    block.initialNorm = TrainRmsNorm::make(store, prefix + ".initial_to_ln", toWidth);
    block.middleNorm = TrainRmsNorm::make(store, prefix + ".middle_ln", toWidth);
    block.query = TrainLinear::make(store, prefix + ".ca.q", toWidth, width, false);
    block.keyValue = TrainLinear::make(store, prefix + ".ca.kv", fromWidth, 2 * width, false);
    block.queryNorm = TrainLayerNorm::make(store, prefix + ".ca.q_norm", width / heads);
    block.keyNorm = TrainLayerNorm::make(store, prefix + ".ca.k_norm", width / heads);
    block.out = TrainLinear::make(store, prefix + ".ca.out", width, toWidth, true);
    block.mlp = TrainSwiGlu::make(store, prefix + ".ffn", toWidth, mlpMultiplier);
    attentionDummy(store, prefix);
    return block;
}

at::Tensor TrainCrossAttention::operator()(const at::Tensor& to, const at::Tensor& from, const at::Tensor& mask) const {
    const std::vector<at::Tensor> parts = keyValue(from).chunk(2, -1);
    const at::Tensor q = queryNorm.ofHeads(splitHeads(query(initialNorm(to)), heads), true);
    const at::Tensor k = keyNorm.ofHeads(splitHeads(parts[0], heads), false);
    const at::Tensor mixed = to + out(mixedValues(q, k, splitHeads(parts[1], heads), mask));
    return mixed + mlp(middleNorm(mixed));
}

TrainSelfAttention TrainSelfAttention::make(ParameterStore& store, const std::string& prefix, int64_t width,
                                            int64_t heads, int64_t mlpMultiplier) {
    TrainSelfAttention block;
    block.heads = heads;
    block.initialNorm = TrainRmsNorm::make(store, prefix + ".initial_ln", width);
    block.middleNorm = TrainRmsNorm::make(store, prefix + ".middle_ln", width);
    block.qkv = TrainLinear::make(store, prefix + ".sa.qkv", width, 3 * width, false);
    block.queryNorm = TrainLayerNorm::make(store, prefix + ".sa.q_norm", width / heads);
    block.keyNorm = TrainLayerNorm::make(store, prefix + ".sa.k_norm", width / heads);
    block.out = TrainLinear::make(store, prefix + ".sa.out", width, width, true);
    block.mlp = TrainSwiGlu::make(store, prefix + ".ffn", width, mlpMultiplier);
    attentionDummy(store, prefix);
    return block;
}

at::Tensor TrainSelfAttention::operator()(const at::Tensor& tokens) const {
    const std::vector<at::Tensor> parts = qkv(initialNorm(tokens)).chunk(3, -1);
    const at::Tensor q = queryNorm.ofHeads(splitHeads(parts[0], heads), true);
    const at::Tensor k = keyNorm.ofHeads(splitHeads(parts[1], heads), false);
    const at::Tensor mixed = tokens + out(mixedValues(q, k, splitHeads(parts[2], heads), {}));
    return mixed + mlp(middleNorm(mixed));
}

TrainCondBlock TrainCondBlock::make(ParameterStore& store, const std::string& prefix, int64_t width) {
    TrainCondBlock block;
    block.initialNorm = TrainLayerNorm::make(store, prefix + ".initial_ln", width);
    block.middleNorm = TrainLayerNorm::make(store, prefix + ".middle_ln", width);
    block.qkv = TrainLinear::make(store, prefix + ".sa.qkv", width, 3 * width, true);
    block.out = TrainLinear::make(store, prefix + ".sa.out", width, width, true);
    block.mlp = TrainGeluMlp::make(store, prefix + ".ffn", width, kCondMlpMultiplier);
    // The published grouping decays these: they lie outside of the norms.
    block.scale1 = store.parameter(prefix + ".layer_scale_1", {width}, Initial::constant(kFirstLayerScale), true);
    block.scale2 = store.parameter(prefix + ".layer_scale_2", {width}, Initial::constant(kFirstLayerScale), true);
    attentionDummy(store, prefix);
    return block;
}

at::Tensor TrainCondBlock::operator()(const at::Tensor& tokens, const at::Tensor& mask) const {
    const std::vector<at::Tensor> parts = qkv(initialNorm(tokens)).chunk(3, -1);
    const at::Tensor mixed = trainAttention(splitHeads(parts[0], kCondHeads), splitHeads(parts[1], kCondHeads),
                                            splitHeads(parts[2], kCondHeads), mask);
    const at::Tensor sum = tokens + scale1 * out(mixed);
    return sum + scale2 * mlp(middleNorm(sum));
}

TrainFourier TrainFourier::make(ParameterStore& store, const std::string& prefix, int64_t features) {
    const double turn = 2 * std::numbers::pi;
    return {store.buffer(prefix + ".freqs", {features}, Initial::normal(turn)),
            store.buffer(prefix + ".phases", {features}, Initial::uniform(0, turn))};
}

at::Tensor TrainFourier::operator()(const at::Tensor& values) const {
    return (at::outer(values.to(at::kFloat), freqs) + phases).cos() * std::numbers::sqrt2;
}

TrainScalarEmbedder TrainScalarEmbedder::make(ParameterStore& store, const std::string& prefix, int64_t width) {
    TrainScalarEmbedder embedder;
    embedder.features = TrainFourier::make(store, prefix + ".encode_time", width / 4);
    embedder.in = TrainLinear::make(store, prefix + ".map_time_input", width / 4, width, true);
    embedder.out = TrainLinear::make(store, prefix + ".map_time_output", width, width, true);
    return embedder;
}

at::Tensor TrainScalarEmbedder::operator()(const at::Tensor& values) const {
    const at::Tensor waves = features(values);
    const at::Tensor standardised = (waves - waves.mean(-1, true)) / waves.std(at::IntArrayRef{-1}, true, true);
    return out(at::silu(in(standardised)));
}

std::vector<TrainLinear*> TrainRinBlock::linears() {
    std::vector<TrainLinear*> all;
    const auto behind = [&](TrainLinear& out, TrainSwiGlu& mlp) {
        for (TrainLinear* linear : {&out, &mlp.packed, &mlp.out})
            all.push_back(linear);
    };
    const auto cross = [&](TrainCrossAttention& layer) {
        all.push_back(&layer.query);
        all.push_back(&layer.keyValue);
        behind(layer.out, layer.mlp);
    };
    if (retrieveCond)
        cross(*retrieveCond);
    cross(retrieve);
    for (TrainSelfAttention& layer : process) {
        all.push_back(&layer.qkv);
        behind(layer.out, layer.mlp);
    }
    cross(write);
    return all;
}

} // namespace miro
