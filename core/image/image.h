// Pictures in memory. Plain values: any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace miro {

// 8-bit RGB, interleaved, top row first, encoded as sRGB.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> pixels; // width * height * 3

    bool empty() const { return width == 0 || height == 0; }
    const uint8_t* at(int x, int y) const { return pixels.data() + (static_cast<size_t>(y) * width + x) * 3; }
    uint8_t* at(int x, int y) { return pixels.data() + (static_cast<size_t>(y) * width + x) * 3; }
    bool operator==(const Image&) const = default;
};

// RGB in linear light with the primaries of sRGB, interleaved, top row first; 1 is white, values outside [0, 1] are
// kept.
struct FloatImage {
    int width = 0;
    int height = 0;
    std::vector<float> pixels; // width * height * 3
};

// The sRGB transfer function (IEC 61966-2-1) and its inverse; encoded values outside [0, 1] are mirrored around 0.
float linearFromSrgb(float encoded);
float srgbFromLinear(float linear);

FloatImage linearImage(const Image& image);
Image srgbImage(const FloatImage& image); // clamped, rounded; NaN becomes 0

} // namespace miro
