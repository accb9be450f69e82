// What sampling gives and decoding takes.
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// values: (N, C, h, w) fp32 in the model's own normalised space (before postprocessing scale and bias), on any device.
struct Latents {
    at::Tensor values;
};

} // namespace miro
