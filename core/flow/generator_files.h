// Everything a generator consists of, found and read but not loaded: what is missing is said before anything long
// begins.
#pragma once

#include "base/result.h"
#include "hub/generator_info.h"
#include "hub/model_store.h"
#include "model/rin_config.h"

#include <filesystem>

namespace miro {

struct GeneratorFiles {
    GeneratorPlace place;
    GeneratorInfo info;
    RinConfig config;
    std::filesystem::path weights; // model.safetensors
    std::filesystem::path textEncoder;
    std::filesystem::path vae; // empty when the decoder lies in the model's own folder
};

// NotFound, Corrupt, Unsupported (a decoder nobody knows), Usage (a variant has to be chosen).
Result<GeneratorFiles> findGeneratorFiles(const ModelStore& store, const std::string& model,
                                          const std::string& variant);

} // namespace miro
