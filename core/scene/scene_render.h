// A scene as a picture of kSceneSide x kSceneSide pixels.
#pragma once

#include "image/image.h"
#include "scene/scene.h"
#include "scene/sprites.h"

#include <map>
#include <string>
#include <utility>

namespace miro {

// Keeps recoloured cut-outs between scenes, so it belongs to one thread; the sprites outlive it.
class SceneRenderer {
public:
    explicit SceneRenderer(const SpriteSet& sprites) : m_sprites(sprites) {}

    Image render(const Scene& scene);

private:
    const Cutout& cutout(int sprite, const std::string& colour);

    const SpriteSet& m_sprites;
    std::map<std::pair<int, std::string>, Cutout> m_cutouts;
};

} // namespace miro
