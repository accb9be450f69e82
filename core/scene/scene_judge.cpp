#include "scene/scene_judge.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

const Sprite& spriteOf(const SpriteSet& sprites, int index) {
    return sprites.sprites().at(static_cast<size_t>(index));
}

bool relationHolds(SceneRelation relation, const FoundSprite& a, const FoundSprite& b) {
    const double dx = a.x - b.x, dy = a.y - b.y;
    // As GenEval: a thing is beside another when it is farther away along that axis than a tenth of their sizes.
    const double reach = 0.1 * (a.size + b.size);
    switch (relation) {
    case SceneRelation::LeftOf:
        return dx < -reach;
    case SceneRelation::RightOf:
        return dx > reach;
    case SceneRelation::Above:
        return dy < -reach;
    case SceneRelation::Below:
        return dy > reach;
    case SceneRelation::None:
        break;
    }
    return true;
}

} // namespace

SceneVerdict judgeScene(const ScenePrompt& prompt, const std::vector<FoundSprite>& found, const SpriteSet& sprites) {
    std::vector<const FoundSprite*> first; // of each thing, one that was found
    for (const SceneThing& thing : prompt.things) {
        const Sprite& sprite = spriteOf(sprites, thing.sprite);
        int64_t there = 0, ofColour = 0;
        const FoundSprite* one = nullptr;
        for (const FoundSprite& candidate : found) {
            if (candidate.sprite != thing.sprite)
                continue;
            ++there;
            if (thing.colour.empty() || candidate.colour == thing.colour) {
                ++ofColour;
                one = &candidate;
            }
        }
        if (there != thing.count)
            return {false, fmt::format("{} of {} {}", there, thing.count, sprite.plural)};
        if (ofColour != thing.count)
            return {false, fmt::format("the {} is not {}", sprite.name, thing.colour)};
        first.push_back(one);
    }
    for (const FoundSprite& candidate : found)
        if (std::none_of(prompt.things.begin(), prompt.things.end(),
                         [&](const SceneThing& thing) { return thing.sprite == candidate.sprite; }))
            return {false, fmt::format("a {} too much", spriteOf(sprites, candidate.sprite).name)};
    if (first.size() == 2 && !relationHolds(prompt.relation, *first[0], *first[1]))
        return {false, "the two stand the other way round"};
    return {true, {}};
}

} // namespace miro
