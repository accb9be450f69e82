// What a controlled comparison is done with: models, things of scenes, and stand-ins for tests.
#pragma once

#include "reward/scoring_session.h"
#include "scene/scene_judge.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace miro {

// What the comparison works with besides its plan.
struct ControlledTools {
    std::vector<std::filesystem::path> modelFolders; // as --models: text encoder and scorers
    std::filesystem::path sprites;                   // as models/starter-scenes
    const Registry<ScorerMaker>* makers = nullptr;   // as in ScoringOptions; for tests
    // Whether a picture shows its prompt; empty: the sprite detector. Several threads. For tests
    std::function<Result<SceneVerdict>(const ScenePrompt&, const Image&, std::stop_token)> judge;
};

} // namespace miro
