// Small pictures for the tests of this room.
#pragma once

#include "image/image.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace miro::test {

// Smooth in one direction, busy in the other, every channel different.
inline Image gradient(int width, int height) {
    Image image{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            image.pixels.push_back(static_cast<uint8_t>(x * 255 / (width > 1 ? width - 1 : 1)));
            image.pixels.push_back(static_cast<uint8_t>(y * 37));
            image.pixels.push_back(static_cast<uint8_t>(x * y * 11 + 5));
        }
    return image;
}

inline int largestDifference(const Image& a, const Image& b) {
    int largest = a.pixels.size() == b.pixels.size() ? 0 : 256;
    for (size_t i = 0; i < std::min(a.pixels.size(), b.pixels.size()); ++i)
        largest = std::max(largest, std::abs(a.pixels[i] - b.pixels[i]));
    return largest;
}

} // namespace miro::test
