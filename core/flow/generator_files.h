// Everything a generator consists of, found and read but not loaded: what is missing is said before anything long
// begins.
#pragma once

#include "base/result.h"
#include "flow/planned_adapters.h"
#include "hub/generator_info.h"
#include "hub/model_store.h"
#include "model/rin_config.h"

#include <filesystem>

namespace miro {

struct GeneratorFiles {
    GeneratorPlace place;
    GeneratorInfo info;
    RinConfig config;              // with the rewards of its adapters, as is info
    std::filesystem::path weights; // model.safetensors
    std::filesystem::path textEncoder;
    std::filesystem::path vae; // empty when the decoder lies in the model's own folder
    PlannedAdapters adapters;
};

// NotFound, Corrupt, Unsupported (a decoder nobody knows), Usage (a variant has to be chosen).
Result<GeneratorFiles> findGeneratorFiles(const ModelStore& store, const std::string& model,
                                          const std::string& variant);

// Adds adapters to files that have none. See planAdapters().
Result<void> addAdapters(GeneratorFiles& files, const std::vector<AdapterChoice>& choices,
                         const std::filesystem::path& cacheFolder, const std::stop_token& stop);

} // namespace miro
