#include "scene/scene_source.h"

#include "scene/hsv.h"
#include "scene/scene_caption.h"

#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr uint64_t kHeldOutOneIn = 8;
constexpr int kTries = 64;

// Of the categories in training scenes; together 1.
// Two different things are learned last: they are two scenes of three.
constexpr std::array<double, 6> kShares = {0.10, 0.28, 0.12, 0.10, 0.24, 0.16};

uint64_t hashOf(const std::string& text) {
    uint64_t hash = 1469598103934665603u; // FNV-1a
    for (unsigned char byte : text)
        hash = (hash ^ byte) * 1099511628211u;
    return hash;
}

bool heldOut(uint64_t kind, uint64_t a, uint64_t b) {
    return mixedSeed({kind, a, b}) % kHeldOutOneIn == 0;
}

template <typename T>
const T& oneOf(const std::vector<T>& list, SeededRandom& random) {
    return list[random.below(list.size())];
}

// The direction of the mean of the hues of its saturated pixels.
double wholeHue(const Cutout& cutout) {
    double x = 0, y = 0;
    for (size_t i = 0; i < cutout.pixels.size(); i += 4) {
        const float* p = &cutout.pixels[i];
        x += p[0] - 0.5 * (p[1] + p[2]);
        y += std::sqrt(0.75) * (p[1] - p[2]);
    }
    return std::atan2(y, x) * 180 / std::numbers::pi;
}

// Where things stand when all is in order. The middles lie a multiple of a generator's token (16 pixels) apart and all
// things have one size, so that a thing is the same tokens wherever it stands, alone or not.
constexpr double kThingSize = 56;
struct Slot {
    double x, y;
};
std::vector<Slot> slotsOf(const ScenePrompt& prompt) {
    constexpr Slot kLeft{32, 64}, kRight{96, 64}, kTop{64, 32}, kBottom{64, 96};
    constexpr Slot kTopLeft{32, 32}, kTopRight{96, 32}, kBottomLeft{32, 96}, kBottomRight{96, 96};
    if (prompt.things.size() > 1) {
        switch (prompt.relation) {
        case SceneRelation::RightOf:
            return {kRight, kLeft};
        case SceneRelation::Above:
            return {kTop, kBottom};
        case SceneRelation::Below:
            return {kBottom, kTop};
        default:
            return {kLeft, kRight};
        }
    }
    switch (prompt.things.front().count) {
    case 1:
        return {{64, 64}};
    case 2:
        return {kLeft, kRight};
    case 3:
        return {kTop, kBottomLeft, kBottomRight};
    default:
        return {kTopLeft, kTopRight, kBottomLeft, kBottomRight};
    }
}

bool keepsApart(const std::vector<PlacedSprite>& sprites, SceneRelation relation) {
    for (size_t i = 0; i < sprites.size(); ++i) {
        const PlacedSprite& a = sprites[i];
        // At most an eighth of a thing may be cut off.
        const double rim = a.size * 0.375;
        if (a.x < rim || a.y < rim || a.x > kSceneSide - rim || a.y > kSceneSide - rim)
            return false;
        for (size_t j = 0; j < i; ++j)
            if (std::hypot(a.x - sprites[j].x, a.y - sprites[j].y) < 0.45 * (a.size + sprites[j].size))
                return false;
    }
    if (sprites.size() != 2)
        return true;
    // A person has to agree about who is left, right, above or below.
    const double dx = std::abs(sprites[0].x - sprites[1].x), dy = std::abs(sprites[0].y - sprites[1].y);
    const bool stacked = relation == SceneRelation::Above || relation == SceneRelation::Below;
    return stacked ? dy > 1.5 * dx : dx > 1.5 * dy;
}

} // namespace

std::string toText(SceneCategory category) {
    static constexpr std::array kNames = {"single_object", "two_object", "counting",
                                          "colors",        "position",   "color_attr"};
    return kNames.at(static_cast<size_t>(category));
}

bool isHeldOut(const ScenePrompt& prompt) {
    for (const SceneThing& thing : prompt.things) {
        const auto sprite = static_cast<uint64_t>(thing.sprite);
        if (!thing.colour.empty() && heldOut(1, sprite, hashOf(thing.colour)))
            return true;
        if (thing.count > 1 && heldOut(2, sprite, static_cast<uint64_t>(thing.count)))
            return true;
    }
    const auto first = static_cast<uint64_t>(prompt.things.front().sprite);
    if (prompt.things.size() > 1) {
        const auto second = static_cast<uint64_t>(prompt.things[1].sprite);
        return heldOut(3, std::min(first, second), std::max(first, second));
    }
    const bool plain = prompt.things.front().colour.empty() && prompt.things.front().count == 1;
    return plain && !prompt.background.empty() && heldOut(4, first, hashOf(prompt.background));
}

SceneTruth truthOf(const Scene& scene) {
    const SceneLook& look = scene.look;
    SceneTruth truth;
    truth.aesthetic = std::clamp(0.5 * look.light + 0.35 * look.harmony + 0.15 - 0.4 * look.blur - 0.4 * look.noise -
                                     0.3 * look.clutter,
                                 0.0, 1.0);
    truth.composition = std::clamp(look.composition - 0.3 * look.clutter, 0.0, 1.0);
    return truth;
}

SceneSource::SceneSource(const SpriteSet& sprites) : m_sprites(sprites) {
    for (size_t i = 0; i < sprites.sprites().size(); ++i) {
        const Sprite& sprite = sprites.sprites()[i];
        if (sprite.hue)
            m_coloured.push_back(static_cast<int>(i));
        m_hues.push_back(wholeHue(sprite.cutout));
    }
    for (const NamedColour& colour : sceneColours()) {
        m_grounds.push_back(colour.name);
        if (colour.ofThings)
            m_things.push_back(colour.name);
    }
}

ScenePrompt SceneSource::anyPrompt(SceneCategory category, SeededRandom& random) const {
    const auto count = static_cast<uint64_t>(m_sprites.sprites().size());
    auto thing = [&](bool coloured) {
        SceneThing made;
        made.sprite = coloured ? oneOf(m_coloured, random) : static_cast<int>(random.below(count));
        if (coloured)
            made.colour = oneOf(m_things, random);
        return made;
    };
    ScenePrompt prompt;
    prompt.category = category;
    const bool coloured = category == SceneCategory::Colors || category == SceneCategory::ColorAttr;
    prompt.things.push_back(thing(coloured));
    if (category == SceneCategory::Counting)
        prompt.things.front().count = static_cast<int64_t>(2 + random.below(3));
    if (category == SceneCategory::TwoObject || category == SceneCategory::Position ||
        category == SceneCategory::ColorAttr) {
        SceneThing other = thing(coloured);
        while (other.sprite == prompt.things.front().sprite ||
               (coloured && other.colour == prompt.things.front().colour))
            other = thing(coloured);
        prompt.things.push_back(other);
    }
    if (category == SceneCategory::Position)
        prompt.relation = static_cast<SceneRelation>(1 + random.below(4));
    if (random.chance(0.45))
        prompt.background = oneOf(m_grounds, random);
    // A red apple on red can hardly be seen.
    for (const SceneThing& one : prompt.things)
        if (prompt.background ==
            (one.colour.empty() ? m_sprites.sprites()[static_cast<size_t>(one.sprite)].ownColour : one.colour))
            prompt.background.clear();
    return prompt;
}

ScenePrompt SceneSource::prompt(SceneCategory category, bool heldOut, SeededRandom& random) const {
    ScenePrompt prompt = anyPrompt(category, random);
    while (isHeldOut(prompt) != heldOut)
        prompt = anyPrompt(category, random);
    return prompt;
}

SceneLook SceneSource::randomLook(SeededRandom& random) const {
    auto mostlyGood = [&] {
        return random.chance(0.5) ? random.uniform(0.8, 1) : random.uniform(0, 0.8);
    };
    auto fault = [&] {
        return random.chance(0.08) ? random.uniform(0.2, 1) : 0.0;
    };
    SceneLook look;
    look.light = mostlyGood();
    look.harmony = mostlyGood();
    // Order is what is learned soonest, and what the rest is measured by.
    look.composition = random.chance(0.75) ? 1 : random.uniform(0, 0.95);
    look.blur = fault();
    look.noise = fault();
    look.clutter = fault();
    return look;
}

std::array<float, 3> SceneSource::background(const ScenePrompt& prompt, double harmony, SeededRandom& random) const {
    if (const NamedColour* named = findSceneColour(prompt.background))
        return {named->background[0] / 255.0f, named->background[1] / 255.0f, named->background[2] / 255.0f};
    const SceneThing& first = prompt.things.front();
    const NamedColour* asked = findSceneColour(first.colour);
    const double hue = asked ? asked->hue : m_hues[static_cast<size_t>(first.sprite)];
    // From a muddy, strong tone of the thing's own hue to a pale one from the other side of the circle.
    const double turned = hue + 180 * harmony + random.uniform(-25, 25);
    // One after the other: the order in which arguments are worked out differs between compilers.
    const double value = 0.52 + 0.42 * harmony + random.uniform(-0.03, 0.03);
    const double saturation = 0.85 - 0.62 * harmony + random.uniform(-0.04, 0.04);
    const auto rgb = rgbFromHsv({turned, saturation, value});
    return {static_cast<float>(rgb[0]), static_cast<float>(rgb[1]), static_cast<float>(rgb[2])};
}

std::vector<PlacedSprite> SceneSource::places(const ScenePrompt& prompt, double composition,
                                              SeededRandom& random) const {
    const std::vector<Slot> slots = slotsOf(prompt);
    const double disorder = 1 - composition;
    for (int attempt = 0;; ++attempt) {
        // Each try that did not fit is followed by a tidier one, and the last by order itself.
        const double mess = attempt < kTries ? disorder * (1 - static_cast<double>(attempt) / kTries) : 0;
        const double side = random.uniform(0, 2 * std::numbers::pi);
        const double shiftX = 20 * mess * std::cos(side), shiftY = 20 * mess * std::sin(side);
        std::vector<PlacedSprite> sprites;
        for (size_t i = 0; i < slots.size(); ++i) {
            const SceneThing& thing = prompt.things[std::min(i, prompt.things.size() - 1)];
            PlacedSprite sprite{thing.sprite, thing.colour, slots[i].x, slots[i].y, kThingSize, 0};
            sprite.size *= 1 - 0.4 * mess * random.uniform();
            sprite.x += shiftX + 12 * mess * random.uniform(-1, 1);
            sprite.y += shiftY + 12 * mess * random.uniform(-1, 1);
            sprite.angle = 40 * mess * random.uniform(-1, 1);
            sprites.push_back(sprite);
        }
        if (attempt >= kTries || keepsApart(sprites, prompt.relation))
            return sprites;
    }
}

Scene SceneSource::compose(const ScenePrompt& prompt, const SceneLook& look, SeededRandom& random) const {
    Scene scene;
    scene.shown = prompt;
    scene.look = look;
    scene.sprites = places(prompt, look.composition, random);
    scene.background = background(prompt, look.harmony, random);
    // A colour that the prompt names is what it is: its harmony follows from how strong it is.
    if (!prompt.background.empty()) {
        const auto [low, high] = std::minmax_element(scene.background.begin(), scene.background.end());
        scene.look.harmony = std::clamp(1.1 - static_cast<double>(*high - *low) * 1.2, 0.0, 1.0);
    }
    scene.seed = random.next();
    return scene;
}

CaptionedScene SceneSource::scene(uint64_t seed, uint64_t index, bool heldOut) const {
    SeededRandom random(heldOut ? mixedSeed({seed, index, 1}) : mixedSeed({seed, index}));
    auto category = [&] {
        double left = random.uniform();
        for (size_t i = 0; i < kShares.size(); ++i)
            if ((left -= kShares[i]) < 0)
                return kSceneCategories[i];
        return kSceneCategories.front();
    };
    CaptionedScene made;
    const ScenePrompt shown = prompt(category(), heldOut, random);
    made.scene = compose(shown, randomLook(random), random);
    made.mismatched = random.chance(0.06);
    made.said = made.mismatched ? prompt(category(), heldOut, random) : shown;
    made.caption = sceneCaption(made.said, m_sprites, random);
    made.described = describedScene(made.scene, m_sprites, random);
    return made;
}

} // namespace miro
