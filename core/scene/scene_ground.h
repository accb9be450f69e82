// The background of a scene without its things: a smooth surface, fitted so that things do not pull at it. Private to
// the scene room.
#pragma once

#include "scene/rgb_grid.h"

namespace miro {

struct SceneGround {
    RgbGrid grid;    // as large as the picture
    float noise = 0; // how far its pixels scatter about it (a channel's standard deviation), things left out
};

// A quadratic surface with the light of the upper left, by iteratively reweighted least squares that begin at the rim.
SceneGround groundOf(const RgbGrid& picture);

} // namespace miro
