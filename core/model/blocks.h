// The layers that networks are built of. All arithmetic is ATen's and written once for every device; what differs by
// device and precision is how a linear layer keeps its weight.
#pragma once

#include "model/parameter_source.h"
#include "tensor/device.h"

#include <ATen/core/ivalue.h>

namespace miro {

// How a network computes. Activations between layers are fp32 whatever the precision; linear layers and attention round
// their inputs to `type`, which is what torch's autocast does on a GPU (norms and sums stay fp32).
struct NetworkNumerics {
    at::ScalarType type = at::kFloat; // of linear layers and attention
    bool int8 = false;                // quantised linear layers where a network allows it (CPU only)
    bool pack = false;                // CPU: weights in oneDNN's own layout
    bool splitProjections = false;    // CPU: q, k, v as separate products, so that each result is contiguous

    static NetworkNumerics of(const ComputePlan& plan);
};

// y = x W^T + b over the last axis of x (..., in) -> (..., out), in the numerics' type. Immutable; any thread.
class Linear {
public:
    Linear() = default;
    // weight (out, in), bias (out) or undefined: fp32.
    Linear(const at::Tensor& weight, const at::Tensor& bias, const NetworkNumerics& numerics);

    // Takes PREFIX.weight and, when hasBias, PREFIX.bias.
    static Linear load(ParameterSource& source, const std::string& prefix, int64_t in, int64_t out, bool hasBias,
                       const NetworkNumerics& numerics);

    at::Tensor operator()(const at::Tensor& x) const;

    // residual + (x W^T + b), in one pass where the device can. residual: (..., out) fp32, contiguous.
    at::Tensor addTo(const at::Tensor& residual, const at::Tensor& x) const;

    // An activation of x W^T + b, in one pass where the device can. Gelu is the exact one.
    enum class Activation { Gelu, Silu };
    at::Tensor activated(const at::Tensor& x, Activation activation) const;

private:
    enum class Kind { Plain, Packed, Int8 };
    Kind m_kind = Kind::Plain;
    at::ScalarType m_type = at::kFloat;
    at::Tensor m_weight; // Plain: (out, in); Packed: oneDNN's opaque layout
    at::Tensor m_bias;
    c10::IValue m_quantised; // Int8: weight and bias as fbgemm or oneDNN keep them
};

// One weight whose rows are several projections of equal width.
class SplitLinear {
public:
    SplitLinear() = default;
    static SplitLinear load(ParameterSource& source, const std::string& prefix, int64_t in, int64_t out, int64_t parts,
                            bool hasBias, const NetworkNumerics& numerics);

    // x (..., in) -> `parts` tensors (..., out).
    std::vector<at::Tensor> operator()(const at::Tensor& x) const;

private:
    std::vector<Linear> m_linears; // one a part, or one for all
    int64_t m_parts = 0;
};

// (x - mean) / sqrt(var + eps) * weight + bias over the last axis, in fp32.
class LayerNorm {
public:
    LayerNorm() = default;
    static LayerNorm load(ParameterSource& source, const std::string& prefix, int64_t width, double eps = 1e-6);
    at::Tensor operator()(const at::Tensor& x) const;

private:
    at::Tensor m_weight;
    at::Tensor m_bias;
    double m_eps = 1e-6;
};

// linear_2(gelu(linear_1(x))), the exact (erf) GELU.
class GeluMlp {
public:
    GeluMlp() = default;
    static GeluMlp load(ParameterSource& source, const std::string& prefix, int64_t width, int64_t multiplier,
                        const NetworkNumerics& numerics);
    at::Tensor operator()(const at::Tensor& x) const;

private:
    Linear m_in;
    Linear m_out;
};

// softmax(q k^T / sqrt(d) + mask) v. q (B, L, H, d), k and v (B, S, H, d); mask undefined, or additive in `type` and
// broadcastable to (B, H, L, S). -> (B, L, H * d) in `type`.
at::Tensor attention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask,
                     at::ScalarType type);

} // namespace miro
