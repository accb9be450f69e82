// Pixels that stand out from a background, and the groups that they fall into. Private to the scene room.
#pragma once

#include "scene/scene_ground.h"
#include "scene/sprite_index.h"

#include <cstdint>
#include <vector>

namespace miro {

// 1: differs from the background by more than its noise. withoutShadows: and is not merely a darker background.
std::vector<uint8_t> standingOut(const RgbGrid& picture, const SceneGround& ground, bool withoutShadows);

// Pixels that touch, at least `least` of them together; the largest first.
std::vector<PixelGroup> connected(const std::vector<uint8_t>& pixels, int side, int64_t least);

// In so many parts, each around its own middle (k-means); deterministic.
std::vector<PixelGroup> divided(const PixelGroup& group, int side, size_t parts);

PixelGroup joined(const PixelGroup& a, const PixelGroup& b, int side);

} // namespace miro
