#include "model/vae_layers.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr double kNormEpsilon = 1e-6;

} // namespace

VaeConv::VaeConv(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t kernel)
    : weight(source.get(name + ".weight", {out, in, kernel, kernel})), bias(source.get(name + ".bias", {out})) {}

at::Tensor VaeConv::operator()(const at::Tensor& x, int64_t stride, int64_t padding) const {
    return at::conv2d(x, weight, bias, stride, padding);
}

VaeNorm::VaeNorm(ParameterSource& source, const std::string& name, int64_t groupCount, int64_t channels)
    : groups(groupCount), weight(source.get(name + ".weight", {channels})),
      bias(source.get(name + ".bias", {channels})) {}

at::Tensor VaeNorm::operator()(const at::Tensor& x) const {
    return at::group_norm(x, groups, weight, bias, kNormEpsilon);
}

VaeConvLayer::VaeConvLayer(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t kernel)
    : m_conv(source, name, in, out, kernel) {}

at::Tensor VaeConvLayer::forward(at::Tensor x) const {
    return m_conv(x, 1, m_conv.weight.size(2) / 2);
}

VaeResnet::VaeResnet(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t groups)
    : m_norm1(source, name + ".norm1", groups, in), m_conv1(source, name + ".conv1", in, out, 3),
      m_norm2(source, name + ".norm2", groups, out), m_conv2(source, name + ".conv2", out, out, 3) {
    if (in != out)
        m_shortcut = VaeConv(source, name + ".conv_shortcut", in, out, 1);
}

at::Tensor VaeResnet::forward(at::Tensor x) const {
    at::Tensor h = m_norm1(x);
    h = m_conv1(at::silu_(h), 1, 1);
    h = m_norm2(h);
    h = m_conv2(at::silu_(h), 1, 1);
    if (m_shortcut.weight.defined())
        x = m_shortcut(x, 1, 0);
    return h.add_(x);
}

VaeAttention::VaeAttention(ParameterSource& source, const std::string& name, int64_t channels, int64_t groups)
    : m_norm(source, name + ".group_norm", groups, channels) {
    auto projection = [&](const char* part) {
        return Projection{source.get(fmt::format("{}.{}.weight", name, part), {channels, channels}),
                          source.get(fmt::format("{}.{}.bias", name, part), {channels})};
    };
    m_query = projection("to_q");
    m_key = projection("to_k");
    m_value = projection("to_v");
    m_out = projection("to_out.0");
}

at::Tensor VaeAttention::forward(at::Tensor x) const {
    const int64_t batch = x.size(0), channels = x.size(1);
    at::Tensor tokens = m_norm(x).flatten(2).transpose(1, 2).contiguous(); // (N, h*w, C)
    auto project = [&](const Projection& p) {
        return at::linear(tokens, p.weight, p.bias).view({batch, 1, -1, channels});
    };
    at::Tensor mixed = at::scaled_dot_product_attention(project(m_query), project(m_key), project(m_value));
    mixed = at::linear(mixed.view({batch, -1, channels}), m_out.weight, m_out.bias);
    return mixed.transpose(1, 2).reshape(x.sizes()).add_(x);
}

// A 3x3 convolution over a picture whose places were doubled sees only 2 x 2 different values. For each of the four
// phases (row a, column b of the 2 x 2 places) the taps that fall on the same value are added once, here; four 2x2
// convolutions of the small picture then give the same sums with 16 products instead of 36.
VaeUpsample::VaeUpsample(ParameterSource& source, const std::string& name, int64_t channels)
    : m_conv(source, name + ".conv", channels, channels, 3) {
    if (!m_conv.weight.is_cpu())
        return; // a GPU's libraries are built for 3x3
    auto rows = [](const at::Tensor& w, int64_t dim, int64_t phase) {
        auto tap = [&](int64_t i) {
            return w.select(dim, i);
        };
        return phase == 0 ? at::stack({tap(0), tap(1) + tap(2)}, dim) : at::stack({tap(0) + tap(1), tap(2)}, dim);
    };
    std::vector<at::Tensor> phases;
    for (int64_t a : {0, 1})
        for (int64_t b : {0, 1})
            phases.push_back(rows(rows(m_conv.weight, 2, a), 3, b));
    m_phaseWeight = at::cat(phases);
    m_phaseBias = m_conv.bias.repeat({4});
    m_conv.weight.reset();
}

at::Tensor VaeUpsample::forward(at::Tensor x) const {
    if (m_phaseWeight.defined())
        return forwardByPhases(x);
    return m_conv(at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2}), 1, 1);
}

at::Tensor VaeUpsample::forwardByPhases(const at::Tensor& x) const {
    const int64_t batch = x.size(0), channels = x.size(1), h = x.size(2), w = x.size(3);
    // With one place of padding all round, phase (a, b) of place (i, j) is at (i + a, j + b).
    at::Tensor phases = at::conv2d(x, m_phaseWeight, m_phaseBias, 1, 1);
    at::Tensor out = at::empty({batch, channels, h, 2, w, 2}, x.options());
    for (int64_t a : {0, 1})
        for (int64_t b : {0, 1})
            out.select(5, b).select(3, a).copy_(
                phases.narrow(1, (2 * a + b) * channels, channels).narrow(2, a, h).narrow(3, b, w));
    return out.view({batch, channels, 2 * h, 2 * w});
}

VaeDownsample::VaeDownsample(ParameterSource& source, const std::string& name, int64_t channels)
    : m_conv(source, name + ".conv", channels, channels, 3) {}

at::Tensor VaeDownsample::forward(at::Tensor x) const {
    return m_conv(at::constant_pad_nd(x, {0, 1, 0, 1}), 2, 0);
}

VaeOutput::VaeOutput(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t groups)
    : m_norm(source, name + "conv_norm_out", groups, in), m_conv(source, name + "conv_out", in, out, 3) {}

at::Tensor VaeOutput::forward(at::Tensor x) const {
    x = m_norm(x);
    return m_conv(at::silu_(x), 1, 1);
}

} // namespace miro
