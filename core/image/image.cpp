#include "image/image.h"

#include <array>
#include <cmath>

namespace miro {

float linearFromSrgb(float encoded) {
    const float magnitude = std::abs(encoded);
    const float linear = magnitude <= 0.04045f ? magnitude / 12.92f : std::pow((magnitude + 0.055f) / 1.055f, 2.4f);
    return std::copysign(linear, encoded);
}

float srgbFromLinear(float linear) {
    const float magnitude = std::abs(linear);
    const float encoded =
        magnitude <= 0.0031308f ? magnitude * 12.92f : 1.055f * std::pow(magnitude, 1.0f / 2.4f) - 0.055f;
    return std::copysign(encoded, linear);
}

FloatImage linearImage(const Image& image) {
    std::array<float, 256> table;
    for (size_t level = 0; level < table.size(); ++level)
        table[level] = linearFromSrgb(static_cast<float>(level) / 255.0f);
    FloatImage result{image.width, image.height, {}};
    result.pixels.reserve(image.pixels.size());
    for (uint8_t level : image.pixels)
        result.pixels.push_back(table[level]);
    return result;
}

Image srgbImage(const FloatImage& image) {
    Image result{image.width, image.height, {}};
    result.pixels.reserve(image.pixels.size());
    for (float linear : image.pixels) {
        const float level = srgbFromLinear(linear) * 255.0f + 0.5f;
        result.pixels.push_back(level >= 255.0f ? 255 : level > 0.0f ? static_cast<uint8_t>(level) : 0);
    }
    return result;
}

} // namespace miro
