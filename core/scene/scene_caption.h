// Captions of scenes: short ones in varied words, and longer ones that also say where things are.
#pragma once

#include "base/seeded_random.h"
#include "scene/scene.h"
#include "scene/sprites.h"

#include <string>

namespace miro {

// "a photo of two red apples on a blue background". random chooses among wordings.
std::string sceneCaption(const ScenePrompt& prompt, const SpriteSet& sprites, SeededRandom& random);

// The same as a describing text: "The picture shows a cat and a dog. The cat is on the left ...".
std::string describedScene(const Scene& scene, const SpriteSet& sprites, SeededRandom& random);

} // namespace miro
