// Training scenes as values: what a caption says, where its things stand, and how the picture is taken. Every number
// that a reward is computed from stands here, so that the truth about a scene is known. Plain values: any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace miro {

inline constexpr int kSceneSide = 128; // pixels of a rendered scene

// The categories of GenEval (Ghosh, Hajishirzi, Schmidt 2023), by its names.
enum class SceneCategory { SingleObject, TwoObject, Counting, Colors, Position, ColorAttr };
inline constexpr std::array kSceneCategories = {SceneCategory::SingleObject, SceneCategory::TwoObject,
                                                SceneCategory::Counting,     SceneCategory::Colors,
                                                SceneCategory::Position,     SceneCategory::ColorAttr};
std::string toText(SceneCategory category); // "single_object"

// Where the first thing is, seen from the second.
enum class SceneRelation { None, LeftOf, RightOf, Above, Below };

// The same relation seen from the other thing.
constexpr SceneRelation opposite(SceneRelation relation) {
    switch (relation) {
    case SceneRelation::LeftOf:
        return SceneRelation::RightOf;
    case SceneRelation::RightOf:
        return SceneRelation::LeftOf;
    case SceneRelation::Above:
        return SceneRelation::Below;
    case SceneRelation::Below:
        return SceneRelation::Above;
    case SceneRelation::None:
        break;
    }
    return SceneRelation::None;
}

struct SceneThing {
    int sprite = 0;
    std::string colour; // as a caption says it; empty: not said
    int64_t count = 1;
    bool operator==(const SceneThing&) const = default;
};

// What a caption says.
struct ScenePrompt {
    SceneCategory category = SceneCategory::SingleObject;
    std::vector<SceneThing> things; // one or two
    SceneRelation relation = SceneRelation::None;
    std::string background; // colour; empty: not said
    bool operator==(const ScenePrompt&) const = default;
};

struct PlacedSprite {
    int sprite = 0;
    std::string colour; // empty: its own
    double x = 0;       // its middle, pixels
    double y = 0;
    double size = 0;  // side, pixels
    double angle = 0; // degrees, clockwise
};

// How the picture is taken; each from 0 to 1.
struct SceneLook {
    double light = 1;       // 0: flat and dull; 1: a warm light from the upper left, soft shadows, full contrast
    double harmony = 1;     // 0: a background that fights with the things; 1: one that lets them stand out
    double composition = 1; // 0: thrown about, tilted, crowded to a side; 1: in order, with room around
    double blur = 0;
    double noise = 0;
    double clutter = 0; // scraps that belong to nothing
};

struct Scene {
    ScenePrompt shown; // what there is to see
    std::vector<PlacedSprite> sprites;
    std::array<float, 3> background{}; // sRGB, 0 to 1
    SceneLook look;
    uint64_t seed = 0; // of noise and scraps
};

} // namespace miro
