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

// Adds weight * the cut-out at (u, v), in its pixels; outside there is nothing.
void addBilinear(const Cutout& cutout, float u, float v, float weight, std::array<float, 4>& sum);
float coverAt(const Cutout& cutout, float u, float v);

} // namespace miro
