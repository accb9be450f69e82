// Between tensors of pixels and pictures.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <ATen/core/Tensor.h>
#include <vector>

namespace miro {

// (1, 3, H, W) uint8, any device.
Image imageFromBytes(const at::Tensor& bytes);

// (1, 3, H, W) fp32, -1 to 1 in sRGB encoding.
FloatImage linearImageFromPixels(const at::Tensor& pixels);

// (N, 3, H, W) fp32, level / 127.5 - 1. Usage when there is none, they differ in size, or a side is no multiple of
// `factor`.
Result<at::Tensor> pixelsFromImages(const std::vector<Image>& images, int64_t factor);

} // namespace miro
