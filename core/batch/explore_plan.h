// Explore: questions about a picture's sliders that are answered by drawing. A request becomes cells, each a full
// picture with settings of its own, in an order that is useful early: coarse to fine. Plain values: any thread.
#pragma once

#include "base/generation_settings.h"
#include "base/result.h"
#include "base/scorers.h"

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace miro {

enum class ExploreKind {
    Pareto,    // rewards[0] (columns) x rewards[1] (rows): targets in `steps` equal steps each
    Solo,      // everything, everything without one reward, only one reward
    Sweep,     // rewards[0] in `steps` equal steps
    Morph,     // from settings to `other` in `steps` equal steps
    BestOf,    // `steps` seeds, ranked by `weights`
    Keyframes, // settings without and with reward keyframes (experimental)
};

struct ExploreRequest {
    ExploreKind kind = ExploreKind::Pareto;
    GenerationSettings settings;         // of the picture it starts from; seed is set, count is 1
    std::vector<std::string> rewardKeys; // of the model, in its order
    RewardScorers scorers;               // that the model names for them
    std::vector<std::string> rewards;    // that are varied
    int64_t steps = 5;
    int64_t seeds = 1;                     // cells are drawn with seed, seed + 1, ...; not for BestOf
    GenerationSettings other;              // Morph's end
    std::map<std::string, double> weights; // BestOf's, by reward key; not named: 1
};

struct ExploreCell {
    int64_t index = 0; // its place in drawing order; the picture's index in its job
    int64_t row = 0;   // its place in the grid
    int64_t column = 0;
    int64_t seedIndex = 0;
    double position = 0; // along the sweep or morph: 0 to 1
    std::string label;   // a key for people, not translated: "aesthetic_score=0.5", "without clip_score"
    GenerationSettings settings;
};

// Usage: fewer rewards than the kind needs, one that the model does not have, more than kMaxExploreCells.
inline constexpr int64_t kMaxExploreCells = 1024;
Result<std::vector<ExploreCell>> exploreCells(const ExploreRequest& request);

// Whether `next` is `cell` with the following seed: one run of two pictures draws both.
bool followsInOneRun(const ExploreCell& cell, const ExploreCell& next);

std::string toText(ExploreKind kind); // "pareto", "solo", "sweep", "morph", "best-of", "keyframes"
Result<ExploreKind> exploreKindFrom(const std::string& text);

nlohmann::json jsonFromExplore(const ExploreRequest& request);
Result<ExploreRequest> exploreFromJson(const nlohmann::json& json); // Usage names the key

} // namespace miro
