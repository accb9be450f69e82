// A trained model as the folder that MIRO's release publishes and this program samples from: config.json,
// model.safetensors, uncond_embedding.npy, and the codec's file where the config names one.
#pragma once

#include "decode/latent_scaling.h"

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace miro {

struct ModelFolder {
    const nlohmann::json& config;                  // the whole config.json
    std::map<std::string, at::Tensor> tensors;     // RinNetwork::state()
    LatentScaling scaling;                         // undefined tensors: the pack's codec scales, the file says nothing
    at::Tensor unconditional;                      // (T, labelDim) fp32
    std::map<std::string, std::string> otherFiles; // plain names and bytes: the codec
    bool half = false;                             // weights as fp16
};

// All or nothing; the folder is made when it is missing, files of those names in it are replaced. Usage when the config
// is not one that this program could read back, DiskFull.
Result<void> writeModelFolder(const std::filesystem::path& folder, const ModelFolder& model);

} // namespace miro
