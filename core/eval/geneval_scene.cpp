#include "eval/geneval_scene.h"

#include "base/seeded_random.h"
#include "scene/scene_caption.h"
#include "scene/scene_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

using Json = nlohmann::json;
using nlohmann::ordered_json;

constexpr int kTriesEach = 2000; // that give none but known prompts, before there are no more

constexpr std::array kRelations = {std::pair(SceneRelation::LeftOf, "left of"),
                                   std::pair(SceneRelation::RightOf, "right of"),
                                   std::pair(SceneRelation::Above, "above"), std::pair(SceneRelation::Below, "below")};

Error wrong(const std::string& what) {
    return Error{ErrorCode::Corrupt, what};
}

Result<SceneThing> thingFrom(const Json& one, const SpriteSet& sprites) {
    if (!one.is_object() || !one.contains("class") || !one["class"].is_string())
        return wrong("'include' holds a thing without 'class'");
    const std::string name = one["class"];
    SceneThing thing;
    const std::optional<int> sprite = sprites.find(name);
    if (!sprite)
        return wrong(fmt::format("'class' is '{}', which is no thing of the starter's scenes; this detector knows {} "
                                 "things, such as {}",
                                 oneLine(name, 60), sprites.sprites().size(), sprites.sprites().front().name));
    thing.sprite = *sprite;
    if (one.contains("count")) {
        if (!one["count"].is_number_integer() || one["count"].get<int64_t>() < 1 || one["count"].get<int64_t>() > 100)
            return wrong("'count' is not a whole number from 1 to 100");
        thing.count = one["count"].get<int64_t>();
    }
    if (one.contains("color")) {
        const NamedColour* colour =
            one["color"].is_string() ? findSceneColour(one["color"].get<std::string>()) : nullptr;
        if (!colour || !colour->ofThings)
            return wrong(fmt::format("'color' of the {} is not a colour of things in the starter's scenes", name));
        thing.colour = colour->name;
    }
    return thing;
}

} // namespace

ordered_json genevalFromScene(const ScenePrompt& prompt, const SpriteSet& sprites, const std::string& words) {
    ordered_json include = ordered_json::array();
    for (const SceneThing& thing : prompt.things) {
        ordered_json one{{"class", sprites.sprites().at(static_cast<size_t>(thing.sprite)).name},
                         {"count", thing.count}};
        if (!thing.colour.empty())
            one["color"] = thing.colour;
        include.push_back(std::move(one));
    }
    // GenEval says where the later thing is, seen from the one whose number stands beside.
    for (const auto& [relation, text] : kRelations)
        if (prompt.relation == relation && include.size() == 2) {
            std::swap(include[0], include[1]);
            include[1]["position"] = ordered_json::array({text, 0});
        }
    return {{"tag", toText(prompt.category)}, {"include", std::move(include)}, {"prompt", words}};
}

Result<ScenePrompt> sceneFromGeneval(const Json& metadata, const SpriteSet& sprites) {
    if (!metadata.is_object() || !metadata.contains("include") || !metadata["include"].is_array())
        return wrong("'include', GenEval's list of what has to be there, is missing");
    const Json& include = metadata["include"];
    if (include.empty() || include.size() > 2)
        return wrong(fmt::format("'include' names {} things; a scene has one or two", include.size()));
    ScenePrompt prompt;
    for (const Json& one : include) {
        MIRO_TRY(const SceneThing thing, thingFrom(one, sprites));
        prompt.things.push_back(thing);
    }
    if (metadata.contains("tag") && metadata["tag"].is_string())
        prompt.category = sceneCategoryFrom(metadata["tag"].get<std::string>()).value_or(prompt.category);
    if (include.size() < 2 || !include[1].contains("position"))
        return prompt;
    const Json& position = include[1]["position"];
    const bool valid = position.is_array() && position.size() == 2 && position[0].is_string() && position[1] == 0;
    const auto named = std::find_if(kRelations.begin(), kRelations.end(),
                                    [&](const auto& relation) { return valid && position[0] == relation.second; });
    if (named == kRelations.end())
        return wrong("'position' is not [\"left of\", \"right of\", \"above\" or \"below\", 0]");
    prompt.relation = named->first;
    std::swap(prompt.things[0], prompt.things[1]);
    return prompt;
}

Result<std::vector<std::string>> scenePromptLines(const ScenePromptsRequest& request, const SpriteSet& sprites) {
    const SceneSource source(sprites);
    std::vector<std::string> lines;
    std::set<std::string> known;
    for (const SceneCategory category : request.categories) {
        // Each category has its own row of prompts, whichever others are asked for.
        SeededRandom random(mixedSeed({request.seed, static_cast<uint64_t>(category), request.heldOut}));
        int64_t made = 0;
        for (int tries = 0; made < request.perCategory && tries < kTriesEach; ++tries) {
            const ScenePrompt prompt = source.prompt(category, request.heldOut, random);
            const std::string words = sceneCaption(prompt, sprites, random);
            // The same scene in other words is no other prompt.
            if (!known.insert(genevalFromScene(prompt, sprites, prompt.background).dump()).second)
                continue;
            lines.push_back(genevalFromScene(prompt, sprites, words).dump());
            ++made;
            tries = 0;
        }
        if (made < request.perCategory)
            return Error{ErrorCode::Unsupported,
                         fmt::format("there are only {} different {} prompts; ask for fewer with --per-category", made,
                                     toText(category))};
    }
    return lines;
}

std::optional<SceneCategory> sceneCategoryFrom(const std::string& name) {
    for (const SceneCategory category : kSceneCategories)
        if (toText(category) == name)
            return category;
    return std::nullopt;
}

} // namespace miro
