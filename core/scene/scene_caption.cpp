#include "scene/scene_caption.h"

#include <array>
#include <fmt/format.h>
#include <span>

namespace miro {
namespace {

using Words = std::span<const char* const>;

const char* chosen(SeededRandom& random, Words words) {
    return words[random.below(words.size())];
}

constexpr std::array kOpenings = {"", "", "a photo of ", "a picture of ", "an image of "};
constexpr std::array kBeside = {" and ", " and ", " next to ", " beside "};
constexpr std::array kLeftOf = {" left of ", " to the left of ", " on the left side of "};
constexpr std::array kRightOf = {" right of ", " to the right of ", " on the right side of "};
constexpr std::array kAbove = {" above ", " over ", " on top of "};
constexpr std::array kBelow = {" below ", " under ", " underneath "};
constexpr std::array kGround = {" on a {} background", " on a {} background", " against a {} background",
                                " in front of a {} wall"};

Words relationWords(SceneRelation relation) {
    switch (relation) {
    case SceneRelation::LeftOf:
        return kLeftOf;
    case SceneRelation::RightOf:
        return kRightOf;
    case SceneRelation::Above:
        return kAbove;
    case SceneRelation::Below:
        return kBelow;
    case SceneRelation::None:
        break;
    }
    return kBeside;
}

std::string withArticle(const std::string& noun) {
    const bool vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

std::string nameOf(const SceneThing& thing, const SpriteSet& sprites) {
    const Sprite& sprite = sprites.sprites().at(static_cast<size_t>(thing.sprite));
    const std::string& noun = thing.count > 1 ? sprite.plural : sprite.name;
    return thing.colour.empty() ? noun : thing.colour + " " + noun;
}

std::string phrase(const SceneThing& thing, const SpriteSet& sprites) {
    static constexpr std::array kNumbers = {"no", "one", "two", "three", "four"};
    const std::string name = nameOf(thing, sprites);
    return thing.count == 1 ? withArticle(name)
                            : fmt::format("{} {}", kNumbers.at(static_cast<size_t>(thing.count)), name);
}

std::string things(const ScenePrompt& prompt, const SpriteSet& sprites, SeededRandom& random) {
    std::string text = phrase(prompt.things.front(), sprites);
    if (prompt.things.size() > 1)
        text += chosen(random, relationWords(prompt.relation)) + phrase(prompt.things[1], sprites);
    return text;
}

} // namespace

std::string sceneCaption(const ScenePrompt& prompt, const SpriteSet& sprites, SeededRandom& random) {
    // One after the other: which operand of + is worked out first differs between compilers.
    const std::string named = things(prompt, sprites, random);
    std::string text = chosen(random, kOpenings) + named;
    if (!prompt.background.empty()) {
        const std::string ground = chosen(random, kGround);
        const size_t gap = ground.find("a {}");
        text += ground.substr(0, gap) + withArticle(prompt.background) + ground.substr(gap + 4);
    }
    return text;
}

std::string describedScene(const Scene& scene, const SpriteSet& sprites, SeededRandom& random) {
    static constexpr std::array kShows = {"The picture shows ", "There is ", "You can see "};
    const ScenePrompt& prompt = scene.shown;
    const SceneThing& first = prompt.things.front();
    // "There is three cats" would be wrong.
    std::string text = first.count > 1 ? "The picture shows " : chosen(random, kShows);
    text += phrase(first, sprites);
    if (prompt.things.size() > 1)
        text += " and " + phrase(prompt.things[1], sprites);
    text += ".";
    if (prompt.things.size() > 1) {
        const bool stacked = prompt.relation == SceneRelation::Above || prompt.relation == SceneRelation::Below;
        const bool swapped = prompt.relation == SceneRelation::RightOf || prompt.relation == SceneRelation::Below;
        const std::string a = nameOf(prompt.things[swapped ? 1 : 0], sprites);
        const std::string b = nameOf(prompt.things[swapped ? 0 : 1], sprites);
        text += stacked ? fmt::format(" The {} is at the top, the {} at the bottom.", a, b)
                        : fmt::format(" The {} is on the left, the {} on the right.", a, b);
    } else if (first.count == 1 && random.chance(0.5)) {
        text += " It stands alone.";
    }
    if (!prompt.background.empty())
        text += fmt::format(" The background is {}.", prompt.background);
    return text;
}

} // namespace miro
