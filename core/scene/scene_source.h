// Random scenes and prompts. Some combinations (an object with a background, a colour or a number; two objects
// together) are held out: they never occur in a scene to train on, so that a model is judged on what it has not seen.
#pragma once

#include "base/seeded_random.h"
#include "scene/scene.h"
#include "scene/sprites.h"

#include <array>
#include <string>
#include <vector>

namespace miro {

// Whether some combination in it is held out, whatever the category. One in eight is.
bool isHeldOut(const ScenePrompt& prompt);

// The truth about a scene, by which scorers are trained and judged; each from 0 to 1.
struct SceneTruth {
    double aesthetic = 0;   // light, harmony of colours; blur, noise and scraps take away
    double composition = 0; // order and room
};
SceneTruth truthOf(const Scene& scene);

struct CaptionedScene {
    Scene scene;
    ScenePrompt said; // what the caption says: scene.shown, but for a mismatch
    std::string caption;
    std::string described;   // the synthetic caption: of scene.shown, in other words
    bool mismatched = false; // the caption belongs to another scene
};

// Immutable: any thread; the sprites outlive it.
class SceneSource {
public:
    explicit SceneSource(const SpriteSet& sprites);

    // Scene `index` of the endless row with that seed: none with a held-out combination, or, of another row, each with
    // one.
    CaptionedScene scene(uint64_t seed, uint64_t index, bool heldOut = false) const;

    // A prompt of the category; held out or none of it is.
    ScenePrompt prompt(SceneCategory category, bool heldOut, SeededRandom& random) const;

    // A scene that shows the prompt, taken as `look` says; its background fits the look where the prompt names none.
    Scene compose(const ScenePrompt& prompt, const SceneLook& look, SeededRandom& random) const;
    SceneLook randomLook(SeededRandom& random) const;

private:
    ScenePrompt anyPrompt(SceneCategory category, SeededRandom& random) const;
    std::vector<PlacedSprite> places(const ScenePrompt& prompt, double composition, SeededRandom& random) const;
    std::array<float, 3> background(const ScenePrompt& prompt, double harmony, SeededRandom& random) const;

    const SpriteSet& m_sprites;
    std::vector<int> m_coloured;       // sprites that take other colours
    std::vector<double> m_hues;        // of each sprite's colours on the whole, degrees
    std::vector<std::string> m_things; // names of colours of things
    std::vector<std::string> m_grounds;
};

} // namespace miro
