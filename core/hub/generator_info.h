// What both faces need to know of a generator without loading its network: read from config.json, and from pack.json
// where a model pack has one. Plain values: any thread.
#pragma once

#include "base/generation_settings.h"
#include "base/result.h"
#include "base/scorers.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct Preset {
    std::string name;
    std::string title;
    RewardTargets positive;
    RewardTargets negative;
};

// pack.json: what the maker of a model adds to the published layout.
struct ModelPack {
    std::string name;
    std::string title;
    std::string licence;
    std::vector<Preset> presets;
    std::string draws;                   // one sentence that names what the pack can draw
    std::vector<std::string> vocabulary; // lower case; empty: the pack takes any prompt
};

struct GeneratorInfo {
    std::vector<std::string> rewardKeys; // in the network's order
    std::string textEncoderRepo = "google/flan-t5-xl";
    std::string decoderKind = "sdxl"; // postprocessing.model_type; the others need no repository of their own
    std::string vaeRepo = "stabilityai/sdxl-vae";
    int64_t imageSize = 0;      // pixels a side; 0 when the config does not say
    bool rewardDropout = false; // trained with rewards left out, so that ignoring one is an input it knows
    GenerationDefaults defaults;
    RewardScorers scorers; // that its pack names
    std::optional<ModelPack> pack;
};

// NotFound, Corrupt (names the file and the key). Repo ids in the result have passed checkRepoId.
Result<GeneratorInfo> readGeneratorInfo(const std::filesystem::path& folder);

// A published reward key as people call it ("clip_score": "CLIP"); other keys are given back as they are.
std::string rewardLabel(const std::string& key);

// The words of prompt that are not in the pack's vocabulary, each once, in order, printable and bounded; empty when the
// pack has no vocabulary.
std::vector<std::string> unknownWords(const ModelPack& pack, const std::string& prompt);

} // namespace miro
