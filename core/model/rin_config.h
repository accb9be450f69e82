// What a checkpoint's config.json says. The file comes from anywhere: every size is checked against sane bounds and
// against the others before anything is allocated from it. Plain values: any thread.
#pragma once

#include "base/generation_settings.h"
#include "model/postprocessing_config.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

namespace miro {

// Of the transformer that reads the conditions: fixed in the published network, not in its config.
inline constexpr int64_t kCondHeads = 16;
inline constexpr int64_t kCondMlpMultiplier = 4;

inline constexpr int64_t kLogvarChannels = 128; // of the loss's size at a time, which training alone uses

// The network's constructor values ("network" in the file).
struct RinNetworkConfig {
    int64_t dataSize = 0; // of the square latents, in places
    int64_t dataDim = 0;
    int64_t inputChannels = 0;
    int64_t latentCount = 0;
    int64_t latentDim = 0;
    int64_t labelDim = 0;       // width of the text encoder's states
    int64_t condTokenCount = 0; // rewards + registers + text, where they join the latents
    int64_t processingLayers = 0;
    int64_t blockCount = 0;
    int64_t patchSize = 0;
    int64_t readWriteHeads = 16;
    int64_t computeHeads = 16;
    int64_t latentMlpMultiplier = 4;
    int64_t dataMlpMultiplier = 4;
    int64_t textRegisterCount = 16;
    bool useCondRinBlock = false;
    bool concatCondTokens = true;
    bool useSelfConditioning = false;

    int64_t patchCount() const { return (dataSize / patchSize) * (dataSize / patchSize); }
    int64_t patchWidth() const { return patchSize * patchSize * inputChannels; }
    // The latents that are weights; the others are conditioning tokens.
    int64_t learnedLatentCount() const { return concatCondTokens ? latentCount - condTokenCount - 1 : latentCount; }
};

struct PreconditioningConfig {
    bool normalise = true;
    double sigmaData = 0.5;
};

// gamma = (end - start) * t + start for t from 1 to 0, shifted, clamped below at clipMin.
struct SchedulerConfig {
    double start = 1;
    double end = 0;
    double clipMin = 1e-9;
    double shift = 1; // the checkpoint's own; 1 and below have no effect
};

struct RinConfig {
    RinNetworkConfig network;
    std::vector<std::string> rewardKeys; // in the order of the network's tokens
    PreconditioningConfig preconditioning;
    SchedulerConfig scheduler;
    PostprocessingConfig postprocessing;
    GenerationDefaults defaults; // sampler_defaults
    int64_t dataResolution = 0;
    int64_t imageResolution = 0; // pixels a side; 0: not said
    int64_t maxTextLength = 77;
    double textPositions = 0; // scale of the code of a token's place (text_positions.h); no published checkpoint has it
    std::string textEncoderRepo = "google/flan-t5-xl";
    std::string vaeRepo = "stabilityai/sdxl-vae";
};

// NotFound, Corrupt (no JSON; a key that is missing, unknown or absurd: the message names the file and the key, and
// says what was expected).
Result<RinConfig> readRinConfig(const std::filesystem::path& configFile);

// The same from parsed JSON; name is what messages call it.
Result<RinConfig> parseRinConfig(const nlohmann::json& config, const std::string& name);

} // namespace miro
