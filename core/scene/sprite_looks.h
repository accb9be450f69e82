// The cut-outs in every colour, as the detector looks for them. Private to the scene room.
#pragma once

#include "scene/sprites.h"

#include <array>
#include <string>
#include <vector>

namespace miro {

// A sprite in one colour, in the sizes that it is sampled from.
struct SpriteLook {
    int sprite = 0;
    std::string colour; // of things that take other colours; empty for the rest
    Cutout fine;        // half the cut-out's side, a little soft
    Cutout middle;      // a quarter
    Cutout coarse;      // an eighth: its cover is a shadow's shape
};

// Every sprite in every colour that it has in scenes.
std::vector<SpriteLook> spriteLooks(const SpriteSet& sprites);

// Of a place (u, v) in a cut-out's pixels: the pixel left of and above it, and how far it is from there. floor() is a
// call where the compiler may not use SSE 4.1, and this runs for every pixel of every try.
struct BilinearPlace {
    int left, top;
    float fx, fy;

    BilinearPlace(float u, float v) {
        const float x = u - 0.5f, y = v - 0.5f;
        left = static_cast<int>(x), top = static_cast<int>(y);
        left -= x < static_cast<float>(left), top -= y < static_cast<float>(top);
        fx = x - static_cast<float>(left), fy = y - static_cast<float>(top);
    }
};

// Adds weight * the cut-out at (u, v), in its pixels; outside there is nothing.
void addBilinearAtEdge(const Cutout& cutout, const BilinearPlace& place, float weight, std::array<float, 4>& sum);
inline void addBilinear(const Cutout& cutout, float u, float v, float weight, std::array<float, 4>& sum) {
    const float side = static_cast<float>(cutout.side);
    if (!(u > -1 && v > -1 && u < side + 1 && v < side + 1))
        return;
    const BilinearPlace place(u, v);
    if (place.left < 0 || place.top < 0 || place.left + 1 >= cutout.side || place.top + 1 >= cutout.side)
        return addBilinearAtEdge(cutout, place, weight, sum);
    const float* above = &cutout.pixels[(static_cast<size_t>(place.top) * cutout.side + place.left) * 4];
    const float* below = above + static_cast<size_t>(cutout.side) * 4;
    const float a = weight * (1 - place.fx) * (1 - place.fy), b = weight * place.fx * (1 - place.fy);
    const float c = weight * (1 - place.fx) * place.fy, d = weight * place.fx * place.fy;
    for (size_t i = 0; i < 4; ++i) {
        float value = sum[i] + a * above[i];
        value += b * above[4 + i];
        value += c * below[i];
        sum[i] = value + d * below[4 + i];
    }
}
float coverAt(const Cutout& cutout, float u, float v);

} // namespace miro
