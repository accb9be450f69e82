#include "scene/scene_json.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr std::array kRelations = {"none", "left_of", "right_of", "above", "below"}; // in the order of SceneRelation
constexpr int64_t kMostOfOne = 4;

// The text under that key; empty where there is none.
Result<std::string> textOf(const nlohmann::json& json, const char* key, const std::string& where) {
    if (!json.contains(key))
        return std::string();
    if (!json[key].is_string())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: '{}' of the scene is no text; pack the scenes again", where, key)};
    return json[key].get<std::string>();
}

Error unknown(const std::string& where, const char* key, const std::string& value) {
    return {ErrorCode::Corrupt,
            fmt::format("{}: '{}' of the scene is '{}', which this program's scenes do not have; pack them again",
                        where, key, oneLine(value, 60))};
}

Result<SceneThing> thingFrom(const nlohmann::json& json, const SpriteSet& sprites, const std::string& where) {
    if (!json.is_object())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: a thing of the scene is no object; pack the scenes again", where)};
    SceneThing thing;
    MIRO_TRY(const std::string name, textOf(json, "name", where));
    const auto sprite = sprites.find(name);
    if (!sprite)
        return unknown(where, "name", name);
    thing.sprite = *sprite;
    MIRO_TRY(thing.colour, textOf(json, "colour", where));
    const NamedColour* colour = findSceneColour(thing.colour);
    if (!thing.colour.empty() && !(colour && colour->ofThings))
        return unknown(where, "colour", thing.colour);
    if (json.contains("count")) {
        const bool fits = json["count"].is_number_integer() && json["count"] >= 1 && json["count"] <= kMostOfOne;
        if (!fits)
            return unknown(where, "count", json["count"].dump());
        thing.count = json["count"].get<int64_t>();
    }
    return thing;
}

} // namespace

nlohmann::json scenePromptJson(const ScenePrompt& prompt, const SpriteSet& sprites) {
    nlohmann::json json{{"category", toText(prompt.category)}, {"things", nlohmann::json::array()}};
    for (const SceneThing& thing : prompt.things) {
        json["things"].push_back({{"name", sprites.sprites().at(static_cast<size_t>(thing.sprite)).name},
                                  {"colour", thing.colour},
                                  {"count", thing.count}});
    }
    json["relation"] = kRelations.at(static_cast<size_t>(prompt.relation));
    json["background"] = prompt.background;
    return json;
}

Result<ScenePrompt> scenePromptFromJson(const nlohmann::json& json, const SpriteSet& sprites,
                                        const std::string& where) {
    if (!json.is_object() || !json.contains("things") || !json["things"].is_array() || json["things"].empty() ||
        json["things"].size() > 2)
        return Error{
            ErrorCode::Corrupt,
            fmt::format("{}: the scene does not say which things it shows, one or two; pack the scenes again", where)};
    ScenePrompt prompt;
    MIRO_TRY(const std::string category, textOf(json, "category", where));
    const auto known = std::find_if(kSceneCategories.begin(), kSceneCategories.end(),
                                    [&](SceneCategory one) { return toText(one) == category; });
    if (known == kSceneCategories.end())
        return unknown(where, "category", category);
    prompt.category = *known;
    for (const nlohmann::json& one : json["things"]) {
        MIRO_TRY(SceneThing thing, thingFrom(one, sprites, where));
        prompt.things.push_back(std::move(thing));
    }
    MIRO_TRY(const std::string relation, textOf(json, "relation", where));
    const auto side = std::find(kRelations.begin(), kRelations.end(), relation.empty() ? kRelations.front() : relation);
    if (side == kRelations.end() || (side != kRelations.begin() && prompt.things.size() < 2))
        return unknown(where, "relation", relation);
    prompt.relation = static_cast<SceneRelation>(side - kRelations.begin());
    MIRO_TRY(prompt.background, textOf(json, "background", where));
    if (!prompt.background.empty() && !findSceneColour(prompt.background))
        return unknown(where, "background", prompt.background);
    return prompt;
}

} // namespace miro
