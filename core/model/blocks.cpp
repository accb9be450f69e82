#include "model/blocks.h"

#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>

namespace miro {
namespace {

// oneDNN's own layout of a weight, made once, gives 1.2 to 1.7 times the speed of a plain product. Small weights stay
// as they are: the call costs more than it saves.
constexpr int64_t kMinPackedElements = 128 * 128;

// Rows for which the layout is chosen: a guided step's latents. Other numbers of rows work with the same layout.
constexpr int64_t kPackedRows = 512;

// These operations have no C++ header; the dispatcher knows them by name, where this libtorch and processor have them.
struct PackedOps {
    using Reorder = at::Tensor(const at::Tensor&, std::optional<int64_t>);
    using Pointwise = at::Tensor(const at::Tensor&, const at::Tensor&, const std::optional<at::Tensor>&,
                                 std::string_view, c10::List<std::optional<at::Scalar>>,
                                 std::optional<std::string_view>);
    using Binary = at::Tensor(const at::Tensor&, const at::Tensor&, const at::Tensor&, const std::optional<at::Tensor>&,
                              std::string_view);

    std::optional<c10::TypedOperatorHandle<Reorder>> reorder;
    std::optional<c10::TypedOperatorHandle<Pointwise>> pointwise;
    std::optional<c10::TypedOperatorHandle<Binary>> binary;

    template <typename Signature>
    static std::optional<c10::TypedOperatorHandle<Signature>> find(const char* name, const char* overload) {
        auto found = c10::Dispatcher::singleton().findSchema({name, overload});
        if (!found)
            return std::nullopt;
        return found->template typed<Signature>();
    }

    static const PackedOps& get() {
        static const PackedOps ops{find<Reorder>("mkldnn::_reorder_linear_weight", ""),
                                   find<Pointwise>("mkldnn::_linear_pointwise", ""),
                                   find<Binary>("mkldnn::_linear_pointwise", "binary")};
        return ops;
    }

    bool available() const { return reorder && pointwise && binary; }
};

// The weight in oneDNN's layout, or an undefined tensor where it cannot be had (bf16 on a processor without it).
at::Tensor packWeight(const at::Tensor& weight) {
    if (!PackedOps::get().available() || weight.numel() < kMinPackedElements)
        return {};
    try {
        return PackedOps::get().reorder->call(weight.contiguous(), kPackedRows);
    } catch (const c10::Error&) {
        return {};
    }
}

std::optional<at::Tensor> orNone(const at::Tensor& bias) {
    return bias.defined() ? std::optional<at::Tensor>(bias) : std::nullopt;
}

// Symmetric, one scale an output row.
c10::IValue quantisedWeight(const at::Tensor& weight, const at::Tensor& bias) {
    at::Tensor scales = weight.abs().amax(1).clamp_min(1e-12).div(127.0).to(at::kDouble);
    at::Tensor zeros = at::zeros({weight.size(0)}, at::kLong);
    at::Tensor quantised = at::quantize_per_channel(weight, scales, zeros, 0, at::kQInt8);
    auto prepack = c10::Dispatcher::singleton().findSchemaOrThrow("quantized::linear_prepack", "");
    torch::jit::Stack stack{quantised, orNone(bias)};
    prepack.callBoxed(&stack);
    return stack.at(0);
}

// Processors without VNNI add two products in 16 bits, which overflow unless the activations keep to 7 bits.
bool addsIn16Bits() {
#if defined(__x86_64__)
    static const bool vnni = __builtin_cpu_supports("avx512vnni");
    return !vnni;
#else
    return false;
#endif
}

at::Tensor quantisedLinear(const at::Tensor& x, const c10::IValue& weight) {
    static const c10::OperatorHandle dynamic =
        c10::Dispatcher::singleton().findSchemaOrThrow("quantized::linear_dynamic", "");
    torch::jit::Stack stack{x.contiguous(), weight, addsIn16Bits()};
    dynamic.callBoxed(&stack);
    return stack.at(0).toTensor();
}

} // namespace

NetworkNumerics NetworkNumerics::of(const ComputePlan& plan) {
    NetworkNumerics numerics;
    bool cpu = plan.device.is_cpu();
    if (plan.precision == Precision::Bf16)
        numerics.type = at::kBFloat16;
    else if (plan.precision == Precision::Fp16)
        numerics.type = at::kHalf;
    numerics.int8 = plan.precision == Precision::Int8 && cpu;
    numerics.pack = cpu && numerics.type != at::kHalf;
    numerics.splitProjections = cpu;
    return numerics;
}

Linear::Linear(const at::Tensor& weight, const at::Tensor& bias, const NetworkNumerics& numerics)
    : m_type(numerics.type) {
    if (numerics.int8) {
        m_kind = Kind::Int8;
        m_type = at::kFloat;
        m_quantised = quantisedWeight(weight, bias);
        return;
    }
    m_weight = weight.to(m_type);
    if (bias.defined())
        m_bias = bias.to(m_type);
    at::Tensor packed = numerics.pack ? packWeight(m_weight) : at::Tensor();
    if (packed.defined()) {
        m_kind = Kind::Packed;
        m_weight = packed;
    }
}

Linear Linear::load(ParameterSource& source, const std::string& prefix, int64_t in, int64_t out, bool hasBias,
                    const NetworkNumerics& numerics) {
    at::Tensor weight = source.get(prefix + ".weight", {out, in});
    at::Tensor bias = hasBias ? source.get(prefix + ".bias", {out}) : at::Tensor();
    return source.sound() ? Linear(weight, bias, numerics) : Linear();
}

at::Tensor Linear::operator()(const at::Tensor& x) const {
    if (m_kind == Kind::Int8)
        return quantisedLinear(x, m_quantised);
    if (m_kind == Kind::Packed)
        return PackedOps::get().pointwise->call(x.to(m_type), m_weight, orNone(m_bias), "none",
                                                c10::List<std::optional<at::Scalar>>(), "");
    return at::linear(x.to(m_type), m_weight, orNone(m_bias));
}

at::Tensor Linear::addTo(const at::Tensor& residual, const at::Tensor& x) const {
    // Only in fp32: elsewhere the sum must be wider than the product.
    if (m_kind == Kind::Packed && m_type == at::kFloat)
        return PackedOps::get().binary->call(x, residual, m_weight, orNone(m_bias), "add");
    return residual + (*this)(x);
}

at::Tensor Linear::activated(const at::Tensor& x, Activation activation) const {
    const bool gelu = activation == Activation::Gelu;
    if (m_kind == Kind::Packed && m_type == at::kFloat)
        return PackedOps::get().pointwise->call(x, m_weight, orNone(m_bias), gelu ? "gelu" : "swish",
                                                c10::List<std::optional<at::Scalar>>(), gelu ? "none" : "");
    at::Tensor result = (*this)(x);
    return gelu ? at::gelu_(result) : at::silu_(result);
}

SplitLinear SplitLinear::load(ParameterSource& source, const std::string& prefix, int64_t in, int64_t out,
                              int64_t parts, bool hasBias, const NetworkNumerics& numerics) {
    SplitLinear split;
    split.m_parts = parts;
    at::Tensor weight = source.get(prefix + ".weight", {parts * out, in});
    at::Tensor bias = hasBias ? source.get(prefix + ".bias", {parts * out}) : at::Tensor();
    if (!source.sound())
        return split;
    int64_t pieces = numerics.splitProjections ? parts : 1;
    for (int64_t i = 0; i < pieces; ++i) {
        int64_t rows = parts * out / pieces;
        split.m_linears.emplace_back(weight.narrow(0, i * rows, rows),
                                     hasBias ? bias.narrow(0, i * rows, rows) : at::Tensor(), numerics);
    }
    return split;
}

std::vector<at::Tensor> SplitLinear::operator()(const at::Tensor& x) const {
    if (static_cast<int64_t>(m_linears.size()) != m_parts)
        return m_linears.front()(x).chunk(m_parts, -1);
    std::vector<at::Tensor> results;
    for (const Linear& linear : m_linears)
        results.push_back(linear(x));
    return results;
}

LayerNorm LayerNorm::load(ParameterSource& source, const std::string& prefix, int64_t width, double eps) {
    LayerNorm norm;
    norm.m_weight = source.get(prefix + ".weight", {width});
    norm.m_bias = source.get(prefix + ".bias", {width});
    norm.m_eps = eps;
    return norm;
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const {
    return at::layer_norm(x.to(at::kFloat), m_weight.sizes(), m_weight, m_bias, m_eps);
}

GeluMlp GeluMlp::load(ParameterSource& source, const std::string& prefix, int64_t width, int64_t multiplier,
                      const NetworkNumerics& numerics) {
    GeluMlp mlp;
    mlp.m_in = Linear::load(source, prefix + ".linear_1", width, width * multiplier, true, numerics);
    mlp.m_out = Linear::load(source, prefix + ".linear_2", width * multiplier, width, true, numerics);
    return mlp;
}

at::Tensor GeluMlp::operator()(const at::Tensor& x) const {
    return m_out(at::gelu(m_in(x)));
}

at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask,
                     at::ScalarType type) {
    auto heads = [&](const at::Tensor& tokens) {
        return tokens.to(type).transpose(1, 2);
    };
    double scale = 1.0 / std::sqrt(static_cast<double>(q.size(3)));
    std::optional<at::Tensor> expanded;
    if (mask.defined())
        expanded = mask.expand({q.size(0), 1, q.size(1), k.size(1)});
    at::Tensor mixed = at::scaled_dot_product_attention(heads(q), heads(k), heads(v), expanded, 0.0, false, scale);
    return mixed.transpose(1, 2).reshape({q.size(0), q.size(1), q.size(2) * q.size(3)});
}

} // namespace miro
