// What a scene shows and what its caption says, as the .json of a training sample holds them under "shown" and "said":
// the truth from which questions are made and by which pictures are judged.
#pragma once

#include "base/result.h"
#include "scene/scene.h"
#include "scene/sprites.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace miro {

// {"category": "position", "things": [{"name": "apple", "colour": "red", "count": 1}, ...], "relation": "left_of",
// "background": "blue"}; what is not said is "none" as a relation and empty as a colour.
nlohmann::json scenePromptJson(const ScenePrompt& prompt, const SpriteSet& sprites);

// Corrupt: `where` (shard and sample), the key, and what it may hold.
Result<ScenePrompt> scenePromptFromJson(const nlohmann::json& json, const SpriteSet& sprites, const std::string& where);

} // namespace miro
