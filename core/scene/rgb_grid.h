// A square picture as the detector computes with it: interleaved RGB, sRGB from 0 to 1, top row first. Private to the
// scene room.
#pragma once

#include "image/image.h"

#include <vector>

namespace miro {

struct RgbGrid {
    int side = 0;
    std::vector<float> pixels; // side * side * 3

    const float* at(int x, int y) const { return pixels.data() + (static_cast<size_t>(y) * side + x) * 3; }
    float* at(int x, int y) { return pixels.data() + (static_cast<size_t>(y) * side + x) * 3; }
};

RgbGrid gridOf(const Image& square);
RgbGrid halved(const RgbGrid& grid);   // means of 2 x 2; the side is even
RgbGrid smoothed(const RgbGrid& grid); // 1 2 1 along rows and columns; the border repeats

} // namespace miro
