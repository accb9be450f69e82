// The layers of an AutoencoderKL as training sees them: plain operations of libtorch that record gradients. The
// arithmetic is that of model/vae_layers.h, which says what each layer computes; those join the taps of a convolution
// when they are made and cannot be trained. Each is a handful of tensors shared with the ParameterStore that made it;
// (N, C, h, w) in and out; any thread, one at a time.
#pragma once

#include "train/rin_layers.h"

namespace miro {

struct TrainConv {
    at::Tensor weight; // (out, in, k, k)
    at::Tensor bias;   // (out)

    static TrainConv make(ParameterStore& store, const std::string& prefix, int64_t in, int64_t out, int64_t kernel);
    at::Tensor operator()(const at::Tensor& x, int64_t stride, int64_t padding) const;
    at::Tensor operator()(const at::Tensor& x) const; // keeps the size
};

struct TrainGroupNorm {
    int64_t groups = 1;
    at::Tensor weight;
    at::Tensor bias;

    static TrainGroupNorm make(ParameterStore& store, const std::string& prefix, int64_t groups, int64_t channels);
    at::Tensor operator()(const at::Tensor& x) const; // eps 1e-6
};

struct TrainVaeResnet {
    TrainGroupNorm norm1;
    TrainConv conv1;
    TrainGroupNorm norm2;
    TrainConv conv2;
    TrainConv shortcut; // weight undefined when there is none

    static TrainVaeResnet make(ParameterStore& store, const std::string& prefix, int64_t in, int64_t out,
                               int64_t groups);
    at::Tensor operator()(const at::Tensor& x) const;
};

struct TrainVaeAttention {
    TrainGroupNorm norm;
    TrainLinear query;
    TrainLinear key;
    TrainLinear value;
    TrainLinear out;

    static TrainVaeAttention make(ParameterStore& store, const std::string& prefix, int64_t channels, int64_t groups);
    at::Tensor operator()(const at::Tensor& x) const;
};

// Each place becomes 2 x 2 places of the same value.
at::Tensor doubled(const at::Tensor& x);

// A row below and a column on the right of zeros, for the convolution of stride 2.
at::Tensor withLastRowAndColumn(const at::Tensor& x);

} // namespace miro
