#include "train/question_pairs.h"

#include "scene/scene_caption.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace miro {
namespace {

constexpr double kLeavesOut = 0.25;   // a part of what the scene shows
constexpr double kAddsAThing = 0.25;  // to a scene of one, where the object is what is wrong
constexpr double kDescribed = 0.35;   // in the words of the synthetic captions
constexpr double kAsSentence = 0.15;  // a short caption that begins with a capital; the same with a full stop
constexpr double kCountsOne = 0.5;    // of the scenes of one thing whose number could be wrong
constexpr double kSaysOne = 0.5;      // where the number of several is wrong
constexpr double kPlacesPairs = 0.35; // of the scenes of two that say no side, whose side could be wrong
constexpr double kOpposite = 0.75;    // where the side is wrong
constexpr int64_t kMostOfOne = 4;

// In words of its own: two things stand side by side, the first one left, where nothing else is said.
SceneRelation sideOf(const ScenePrompt& prompt) {
    return prompt.things.size() > 1 && prompt.relation == SceneRelation::None ? SceneRelation::LeftOf : prompt.relation;
}

// How many of one thing can be wrong only where it is the only one.
bool canBeWrong(const ScenePrompt& shown, CaptionFault fault) {
    const bool two = shown.things.size() > 1;
    switch (fault) {
    case CaptionFault::Object:
        return true;
    case CaptionFault::Count:
        return !two;
    case CaptionFault::Colour:
        return !shown.things.front().colour.empty();
    case CaptionFault::Position:
        return two;
    case CaptionFault::Binding:
        return two && !shown.things[0].colour.empty() && !shown.things[1].colour.empty() &&
               shown.things[0].colour != shown.things[1].colour;
    case CaptionFault::Background:
        return !shown.background.empty();
    }
    return false;
}

// True of the scene, and it still says what is going to be wrong.
ScenePrompt partOf(const ScenePrompt& shown, CaptionFault fault, SeededRandom& random) {
    ScenePrompt said = shown;
    if (fault == CaptionFault::Position || (said.things.size() > 1 && random.chance(kLeavesOut)))
        said.relation = sideOf(said);
    if (fault != CaptionFault::Background && random.chance(kLeavesOut))
        said.background.clear();
    if (fault != CaptionFault::Position && said.relation != SceneRelation::None && random.chance(kLeavesOut)) {
        // "and" may stand for any side.
        said.relation = SceneRelation::None;
        if (random.chance(0.5))
            std::swap(said.things[0], said.things[1]);
    }
    const bool alone =
        fault == CaptionFault::Object || fault == CaptionFault::Colour || fault == CaptionFault::Background;
    if (alone && said.things.size() > 1 && random.chance(kLeavesOut)) {
        said.things.erase(said.things.begin() + static_cast<std::ptrdiff_t>(random.below(2)));
        said.relation = SceneRelation::None;
    }
    return said;
}

bool shows(const ScenePrompt& shown, int sprite) {
    return std::any_of(shown.things.begin(), shown.things.end(),
                       [&](const SceneThing& thing) { return thing.sprite == sprite; });
}

// One that the scene does not show; where it is said to have a colour, one that comes in colours.
int otherSprite(const ScenePrompt& shown, bool coloured, const SpriteSet& sprites, SeededRandom& random) {
    for (;;) {
        const auto sprite = static_cast<size_t>(random.below(sprites.sprites().size()));
        if (!shows(shown, static_cast<int>(sprite)) && (!coloured || sprites.sprites()[sprite].hue))
            return static_cast<int>(sprite);
    }
}

template <typename Fits>
std::string otherColour(SeededRandom& random, const Fits& fits) {
    for (;;) {
        const NamedColour& colour = sceneColours()[random.below(sceneColours().size())];
        if (fits(colour))
            return colour.name;
    }
}

// Mostly the opposite: then neither side is the one that is usually right.
SceneRelation otherSide(SceneRelation side, SeededRandom& random) {
    if (random.chance(kOpposite))
        return opposite(side);
    const bool beside = side == SceneRelation::LeftOf || side == SceneRelation::RightOf;
    const bool first = random.chance(0.5);
    if (beside)
        return first ? SceneRelation::Above : SceneRelation::Below;
    return first ? SceneRelation::LeftOf : SceneRelation::RightOf;
}

// The same in the other order: the cat is left of the dog, the dog is right of the cat.
ScenePrompt turned(ScenePrompt said) {
    std::swap(said.things[0], said.things[1]);
    said.relation = opposite(said.relation);
    return said;
}

ScenePrompt spoilt(const ScenePrompt& said, const ScenePrompt& shown, CaptionFault fault, const SpriteSet& sprites,
                   SeededRandom& random) {
    ScenePrompt wrong = said;
    SceneThing& one = wrong.things[random.below(wrong.things.size())];
    switch (fault) {
    case CaptionFault::Object:
        if (shown.things.size() == 1 && one.count == 1 && random.chance(kAddsAThing)) {
            SceneThing added{otherSprite(shown, !one.colour.empty(), sprites, random), {}, 1};
            if (!one.colour.empty())
                added.colour = otherColour(
                    random, [&](const NamedColour& colour) { return colour.ofThings && colour.name != one.colour; });
            wrong.things.push_back(added);
        } else {
            one.sprite = otherSprite(shown, !one.colour.empty(), sprites, random);
        }
        break;
    case CaptionFault::Count: {
        // One is what most captions say: often enough it has to be wrong.
        const bool single = one.count > 1 && random.chance(kSaysOne);
        int64_t count = single ? 1 : one.count;
        while (count == one.count)
            count = 2 + static_cast<int64_t>(random.below(static_cast<uint64_t>(kMostOfOne - 1)));
        one.count = count;
        break;
    }
    case CaptionFault::Colour:
        // Nor the other thing's: that would be another fault.
        one.colour = otherColour(random, [&](const NamedColour& colour) {
            return colour.ofThings &&
                   std::none_of(shown.things.begin(), shown.things.end(),
                                [&](const SceneThing& thing) { return thing.colour == colour.name; });
        });
        break;
    case CaptionFault::Position:
        wrong.relation = otherSide(said.relation, random);
        break;
    case CaptionFault::Binding:
        std::swap(wrong.things[0].colour, wrong.things[1].colour);
        break;
    case CaptionFault::Background:
        wrong.background =
            otherColour(random, [&](const NamedColour& colour) { return colour.name != shown.background; });
        break;
    }
    return wrong;
}

std::string worded(const ScenePrompt& said, bool described, const SpriteSet& sprites, SeededRandom random) {
    if (described) {
        Scene scene;
        scene.shown = said;
        return describedScene(scene, sprites, random);
    }
    std::string caption = sceneCaption(said, sprites, random);
    if (random.chance(kAsSentence))
        caption.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(caption.front())));
    if (random.chance(kAsSentence))
        caption += '.';
    return caption;
}

} // namespace

std::string toText(CaptionFault fault) {
    static constexpr std::array kNames = {"object", "count", "colour", "position", "binding", "background"};
    return kNames.at(static_cast<size_t>(fault));
}

QuestionPair questionPair(const ScenePrompt& shown, const SpriteSet& sprites, SeededRandom random) {
    // What most scenes have is asked less often: else it would be what is usually right.
    const auto isAsked = [&](CaptionFault fault) {
        if (fault == CaptionFault::Count)
            return shown.things.front().count > 1 || random.chance(kCountsOne);
        return fault != CaptionFault::Position || shown.relation != SceneRelation::None || random.chance(kPlacesPairs);
    };
    std::vector<CaptionFault> possible;
    for (const CaptionFault fault : kCaptionFaults)
        if (canBeWrong(shown, fault) && isAsked(fault))
            possible.push_back(fault);
    QuestionPair pair;
    pair.fault = possible[random.below(possible.size())];
    ScenePrompt said = partOf(shown, pair.fault, random);
    // A description says where things stand and that one is alone: true only of all that there is to see, in the order
    // in which it is shown.
    const bool whole =
        said.things == shown.things && (said.relation == sideOf(shown) || shown.relation == said.relation);
    if (said.relation != SceneRelation::None && random.chance(0.5))
        said = turned(said);
    const ScenePrompt wrong = spoilt(said, shown, pair.fault, sprites, random);
    const bool described = whole && random.chance(kDescribed);
    pair.fitting = worded(said, described, sprites, random);
    pair.wrong = worded(wrong, described, sprites, random);
    return pair;
}

std::string wholeCaption(const ScenePrompt& shown, const SpriteSet& sprites, SeededRandom random) {
    ScenePrompt said = shown;
    said.relation = sideOf(said);
    return sceneCaption(said, sprites, random);
}

} // namespace miro
