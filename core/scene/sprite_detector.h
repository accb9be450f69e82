// Finds the starter's things in a picture by matching the cut-outs themselves: it has learned from nothing, so no
// generator can have learned to please it.
//
// The background is taken for a smooth surface. What stands out from it falls into groups of pixels; each is compared
// with every cut-out in every colour, and the likeliest are laid over the picture and moved until they explain as much
// of it as they can, under any light that a scene may have. A group that no single thing explains is taken apart, and
// pieces are tried together. What nothing explains is nothing.
#pragma once

#include "base/result.h"
#include "image/image.h"
#include "scene/scene_judge.h"
#include "scene/sprites.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace miro {

struct DetectorOptions {
    double threshold = 0.6; // of what differs from the background, the part that a thing has to explain
};

// Immutable after it is made: any thread. Pictures of any size are resized to kSceneSide first.
class SpriteDetector {
public:
    explicit SpriteDetector(const SpriteSet& sprites, const DetectorOptions& options = {});
    ~SpriteDetector();

    // The largest first. Stopped between groups; an empty picture is Usage.
    Result<std::vector<FoundSprite>> detect(const Image& picture, std::stop_token stop = {}) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
