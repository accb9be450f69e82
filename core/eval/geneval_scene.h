// The starter's scenes as GenEval's metadata (Ghosh, Hajishirzi, Schmidt 2023): {"tag", "include": [{"class", "count",
// "color", "position": ["left of", 0]}], "prompt"}, and back.
#pragma once

#include "base/result.h"
#include "scene/scene.h"
#include "scene/sprites.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// A background, which GenEval does not know, is only in the prompt's words.
nlohmann::ordered_json genevalFromScene(const ScenePrompt& prompt, const SpriteSet& sprites, const std::string& words);

// Corrupt: what is wrong with which key. "exclude" may be there: things that the prompt does not name are never
// allowed.
Result<ScenePrompt> sceneFromGeneval(const nlohmann::json& metadata, const SpriteSet& sprites);

struct ScenePromptsRequest {
    std::vector<SceneCategory> categories;
    int64_t perCategory = 50;
    bool heldOut = false; // combinations that no training scene has, else such that may occur
    uint64_t seed = 0;
};

// A line a prompt, none twice. Unsupported: a category has not so many.
Result<std::vector<std::string>> scenePromptLines(const ScenePromptsRequest& request, const SpriteSet& sprites);

// GenEval's name of a category; nothing when there is no such.
std::optional<SceneCategory> sceneCategoryFrom(const std::string& name);

} // namespace miro
