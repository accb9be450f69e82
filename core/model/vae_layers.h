// The building blocks of an AutoencoderKL. Each computes what the layer of that name computes in the diffusers layout
// and asks its source for the tensors of its state-dict name. Private to vae.cpp and its tests.
#pragma once

#include "model/parameter_source.h"

#include <ATen/core/Tensor.h>
#include <memory>
#include <string>
#include <vector>

namespace miro {

// (N, C, h, w) in and out. Immutable after construction; any thread. A layer takes its input by value so that it can
// let go of it as soon as it is used: at full resolution one such tensor is hundreds of megabytes.
class VaeLayer {
public:
    virtual ~VaeLayer() = default;
    virtual at::Tensor forward(at::Tensor x) const = 0;
};

using VaeLayers = std::vector<std::unique_ptr<VaeLayer>>;

struct VaeConv {
    VaeConv() = default;
    VaeConv(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t kernel);
    at::Tensor operator()(const at::Tensor& x, int64_t stride, int64_t padding) const;

    at::Tensor weight; // (out, in, k, k)
    at::Tensor bias;   // (out)
};

struct VaeNorm { // group normalisation, eps 1e-6
    VaeNorm() = default;
    VaeNorm(ParameterSource& source, const std::string& name, int64_t groups, int64_t channels);
    at::Tensor operator()(const at::Tensor& x) const;

    int64_t groups = 1;
    at::Tensor weight;
    at::Tensor bias;
};

// A convolution that keeps the size (kernel 1 or 3).
class VaeConvLayer : public VaeLayer {
public:
    VaeConvLayer(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t kernel);
    at::Tensor forward(at::Tensor x) const override;

private:
    VaeConv m_conv;
};

// x + conv2(silu(norm2(conv1(silu(norm1(x)))))), x through conv_shortcut (1x1) when the channels change.
class VaeResnet : public VaeLayer {
public:
    VaeResnet(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t groups);
    at::Tensor forward(at::Tensor x) const override;

private:
    VaeNorm m_norm1;
    VaeConv m_conv1;
    VaeNorm m_norm2;
    VaeConv m_conv2;
    VaeConv m_shortcut; // weight undefined when there is none
};

// Self-attention of one head over all places: to_q, to_k, to_v, to_out.0.
class VaeAttention : public VaeLayer {
public:
    VaeAttention(ParameterSource& source, const std::string& name, int64_t channels, int64_t groups);
    at::Tensor forward(at::Tensor x) const override;

private:
    struct Projection {
        at::Tensor weight;
        at::Tensor bias;
    };
    VaeNorm m_norm;
    Projection m_query;
    Projection m_key;
    Projection m_value;
    Projection m_out;
};

// Each place becomes 2 x 2 places of the same value, then a 3x3 convolution.
class VaeUpsample : public VaeLayer {
public:
    VaeUpsample(ParameterSource& source, const std::string& name, int64_t channels);
    at::Tensor forward(at::Tensor x) const override;

private:
    at::Tensor forwardByPhases(const at::Tensor& x) const;

    VaeConv m_conv;
    at::Tensor m_phaseWeight; // (4 * out, in, 2, 2); CPU only
    at::Tensor m_phaseBias;   // (4 * out)
};

// A 3x3 convolution of stride 2 over the picture with one more row below and column on the right, of zeros.
class VaeDownsample : public VaeLayer {
public:
    VaeDownsample(ParameterSource& source, const std::string& name, int64_t channels);
    at::Tensor forward(at::Tensor x) const override;

private:
    VaeConv m_conv;
};

// conv_out(silu(conv_norm_out(x))), the end of both halves. `name` is "decoder." or "encoder.".
class VaeOutput : public VaeLayer {
public:
    VaeOutput(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t groups);
    at::Tensor forward(at::Tensor x) const override;

private:
    VaeNorm m_norm;
    VaeConv m_conv;
};

} // namespace miro
