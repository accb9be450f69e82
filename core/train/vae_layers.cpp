#include "train/vae_layers.h"

#include "train/group_norm.h"

#include <ATen/ATen.h>
#include <cmath>

namespace miro {
namespace {

constexpr double kNormEpsilon = 1e-6;

// What torch.nn.Conv2d and Linear start with: uniform within 1 / sqrt(inputs).
Initial initialFor(int64_t inputs) {
    const double bound = 1 / std::sqrt(static_cast<double>(inputs));
    return Initial::uniform(-bound, bound);
}

TrainLinear linear(ParameterStore& store, const std::string& prefix, int64_t channels) {
    return {store.parameter(prefix + ".weight", {channels, channels}, initialFor(channels), true),
            store.parameter(prefix + ".bias", {channels}, initialFor(channels), false)};
}

} // namespace

TrainConv TrainConv::make(ParameterStore& store, const std::string& prefix, int64_t in, int64_t out, int64_t kernel) {
    const Initial initial = initialFor(in * kernel * kernel);
    return {store.parameter(prefix + ".weight", {out, in, kernel, kernel}, initial, true),
            store.parameter(prefix + ".bias", {out}, initial, false)};
}

at::Tensor TrainConv::operator()(const at::Tensor& x, int64_t stride, int64_t padding) const {
    // The bias on its own: its gradient is a sum over all places, which libtorch adds up pairwise and the convolution
    // one after the other.
    return at::conv2d(x, weight, {}, stride, padding).add_(bias.view({1, -1, 1, 1}));
}

at::Tensor TrainConv::operator()(const at::Tensor& x) const {
    return (*this)(x, 1, weight.size(2) / 2);
}

TrainGroupNorm TrainGroupNorm::make(ParameterStore& store, const std::string& prefix, int64_t groups,
                                    int64_t channels) {
    return {groups, store.parameter(prefix + ".weight", {channels}, Initial::constant(1), false),
            store.parameter(prefix + ".bias", {channels}, Initial::constant(0), false)};
}

at::Tensor TrainGroupNorm::operator()(const at::Tensor& x) const {
    return groupNorm(x, groups, weight, bias, kNormEpsilon);
}

TrainVaeResnet TrainVaeResnet::make(ParameterStore& store, const std::string& prefix, int64_t in, int64_t out,
                                    int64_t groups) {
    TrainVaeResnet block;
    block.norm1 = TrainGroupNorm::make(store, prefix + ".norm1", groups, in);
    block.conv1 = TrainConv::make(store, prefix + ".conv1", in, out, 3);
    block.norm2 = TrainGroupNorm::make(store, prefix + ".norm2", groups, out);
    block.conv2 = TrainConv::make(store, prefix + ".conv2", out, out, 3);
    if (in != out)
        block.shortcut = TrainConv::make(store, prefix + ".conv_shortcut", in, out, 1);
    return block;
}

at::Tensor TrainVaeResnet::operator()(const at::Tensor& x) const {
    const at::Tensor h = conv2(at::silu(norm2(conv1(at::silu(norm1(x))))));
    return (shortcut.weight.defined() ? shortcut(x) : x) + h;
}

TrainVaeAttention TrainVaeAttention::make(ParameterStore& store, const std::string& prefix, int64_t channels,
                                          int64_t groups) {
    TrainVaeAttention attention;
    attention.norm = TrainGroupNorm::make(store, prefix + ".group_norm", groups, channels);
    attention.query = linear(store, prefix + ".to_q", channels);
    attention.key = linear(store, prefix + ".to_k", channels);
    attention.value = linear(store, prefix + ".to_v", channels);
    attention.out = linear(store, prefix + ".to_out.0", channels);
    return attention;
}

at::Tensor TrainVaeAttention::operator()(const at::Tensor& x) const {
    const int64_t batch = x.size(0), channels = x.size(1);
    const at::Tensor tokens = norm(x).flatten(2).transpose(1, 2);
    const auto oneHead = [&](const TrainLinear& part) {
        return part(tokens).view({batch, -1, 1, channels});
    };
    const at::Tensor mixed = trainAttention(oneHead(query), oneHead(key), oneHead(value), {});
    return out(mixed.reshape({batch, -1, channels})).transpose(1, 2).reshape(x.sizes()) + x;
}

at::Tensor doubled(const at::Tensor& x) {
    return at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2});
}

at::Tensor withLastRowAndColumn(const at::Tensor& x) {
    return at::constant_pad_nd(x, {0, 1, 0, 1});
}

} // namespace miro
