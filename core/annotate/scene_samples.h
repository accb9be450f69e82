// Training scenes as samples of a shard: the picture, what its caption says, and in the .json all that is true about
// it, so that scorers can be trained and a detector be judged.
#pragma once

#include "dataset/sample_reader.h"
#include "image/image_header.h"
#include "scene/scene_render.h"
#include "scene/scene_source.h"

#include <memory>

namespace miro {

// One thread; the sprites are shared with the makers of other threads.
class SceneSampleMaker {
public:
    SceneSampleMaker(std::shared_ptr<const SpriteSet> sprites, uint64_t seed, bool heldOut, ImageFormat format);

    // {key}.jpg or .png, .txt and .json: "caption", "synthetic_caption", "category", "mismatched", "said" and "shown"
    // (category, things, relation, background), "sprites" (where each stands), "look", "truth" (aesthetic, composition,
    // alignment), "seed", "index".
    Result<DatasetSample> make(int64_t index);

private:
    const std::shared_ptr<const SpriteSet> m_sprites;
    const uint64_t m_seed;
    const bool m_heldOut;
    const ImageFormat m_format;
    SceneSource m_source;
    SceneRenderer m_renderer;
};

} // namespace miro
