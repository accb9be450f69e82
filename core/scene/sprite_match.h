// How well one thing at one place explains a part of a picture, and the place where it does so best. Private to the
// scene room.
#pragma once

#include "scene/rgb_grid.h"
#include "scene/sprite_light.h"
#include "scene/sprite_looks.h"

#include <cstdint>
#include <vector>

namespace miro {

struct SpritePose {
    double x = 0, y = 0; // the middle, pixels of the full picture
    double size = 0;
    double angle = 0; // degrees, clockwise
};

// A picture and its background at one resolution: a cell is `pitch` pixels wide.
struct MatchLevel {
    int pitch = 1;
    RgbGrid picture, ground;
};

// The pixels that a match has to explain: what stands out from the background and is not yet explained.
struct MatchPart {
    std::vector<uint8_t> cells;                   // 1: of it; side * side of the level
    int left = 0, top = 0, right = 0, bottom = 0; // around them; right and bottom are one beyond
    double energy = 0;                            // sum of the squared differences from the background in it
};
MatchPart partOf(const MatchLevel& level, const std::vector<uint8_t>& pixels); // pixels: of the full picture

struct SpriteMatch {
    size_t look = 0;
    SpritePose pose;
    LightFit light;
    double energy = 0; // of the thing's own cells and the part's
    double score = -1; // 1 - error / energy

    // What it explains less twice what it does not: a large thing goes before its parts, and not before two others.
    double worth() const { return (3 * score - 2) * energy; }
};

SpriteMatch matchAt(const MatchLevel& level, const MatchPart& part, const SpriteLook& look, const SpritePose& pose);

// Walks downhill from match.pose, in steps that begin at `step` times the usual ones and are halved `halvings` times.
void improve(SpriteMatch& match, const MatchLevel& level, const MatchPart& part, const SpriteLook& look, double step,
             int halvings);

} // namespace miro
