// The sizes of an SDXL-style image autoencoder (AutoencoderKL), read from its config.json in the diffusers layout.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace miro {

// A plain value. Defaults are those that the layout means where an older file does not say.
struct VaeConfig {
    int64_t latentChannels = 4;
    int64_t layersPerBlock = 1;
    int64_t normGroups = 32;
    std::vector<int64_t> blockChannels = {64}; // encoder's order: finest level first
    bool useQuantConv = true;
    bool usePostQuantConv = true;
    bool midAttention = true;
    // How latents lie, a number a channel; both empty where the file does not say.
    std::vector<double> latentsMean;
    std::vector<double> latentsDeviation;

    // Pixels along the side of one latent: each level but the last halves the picture.
    int64_t scaleFactor() const { return int64_t{1} << (blockChannels.size() - 1); }

    // Corrupt for absent, mistyped or absurd sizes; Unsupported, naming it, for a block type, activation or shift that
    // this program does not compute. `where` names the file in messages.
    static Result<VaeConfig> fromJson(const nlohmann::json& config, const std::string& where);

    // FOLDER/config.json.
    static Result<VaeConfig> read(const std::filesystem::path& folder);
};

} // namespace miro
