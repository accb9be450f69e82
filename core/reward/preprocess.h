// Pixels as each published scorer's own preparation hands them to its network. Up to the normalisation pixels equal
// Pillow's (11, the one of transformers 4.47) to the bit. Memory is bounded by the picture and the result, whatever the
// picture's shape. Any thread.
#pragma once

#include "base/result.h"
#include "image/image.h"

#include <ATen/core/Tensor.h>
#include <array>
#include <span>

namespace miro {

struct PixelStatistics {
    std::array<float, 3> mean;
    std::array<float, 3> std;
};

// Of the pictures that CLIP was trained with; most scorers keep them.
inline constexpr PixelStatistics kClipPixels{{0.48145466F, 0.4578275F, 0.40821073F},
                                             {0.26862954F, 0.26130258F, 0.27577711F}};

// Which of two middle places an odd rest leaves: transformers rounds down; the clip package, ImageReward and HPSv2
// round to the even one.
enum class CropRounding { Down, HalfToEven };

// The size with its shorter side at `side`, the longer one cut to whole pixels.
struct PixelSize {
    int width = 0;
    int height = 0;
};
PixelSize shorterSideResized(const Image& image, int side);

// The shorter side to `side` (bicubic), then the middle side x side.
Image resizedAndCropped(const Image& image, int side, CropRounding rounding);

// The two roundings cut the same part out of it.
bool cropsAreEqual(const Image& image, int side);

// (N, 3, height, width) fp32 on the CPU: (level / 255 - mean) / std. All of one size.
at::Tensor normalisedPixels(std::span<const Image> images, const PixelStatistics& statistics);

// HPSv2's: the picture as numbers in 0..1 before it is resized (bicubic, antialiased, not clamped), then cropped,
// HalfToEven, and normalised. -> (3, side, side) fp32.
at::Tensor floatResizedAndCropped(const Image& image, int side, const PixelStatistics& statistics);

} // namespace miro
