// Whether a picture shows what its prompt says, given what a detector found in it: the rules of GenEval (every thing
// the right number of times, its colour, which side of the other), strict about numbers.
#pragma once

#include "scene/scene.h"
#include "scene/sprites.h"

#include <string>
#include <vector>

namespace miro {

struct FoundSprite {
    int sprite = 0;
    std::string colour; // as its template was coloured; empty for things without a hue
    double x = 0;       // its middle, pixels
    double y = 0;
    double size = 0;
    double score = 0; // 0 to 1: how much of what is there it explains
};

struct SceneVerdict {
    bool correct = false;
    std::string reason; // why not, one line: "2 of 3 cats"
};

// Things that the prompt does not name must not be there.
SceneVerdict judgeScene(const ScenePrompt& prompt, const std::vector<FoundSprite>& found, const SpriteSet& sprites);

} // namespace miro
