// Which adapters (small files that teach a generator one more reward) a drawing uses, and how much. Plain values: any
// thread.
#pragma once

#include "base/param_spec.h"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace miro {

struct AdapterChoice {
    std::filesystem::path file;
    double weight = 1; // of its changes; 0 leaves the base as it is

    bool operator==(const AdapterChoice&) const = default;
};

// A weight, as the option --adapter, sliders and payloads know it.
const ParamSpec& adapterWeightParam();

// "FILE" or "FILE=WEIGHT". What ends in ".safetensors" is a file's name, whatever it holds. Usage.
Result<AdapterChoice> parseAdapterChoice(const std::string& text);

// [{"file": "/a/b.safetensors", "weight": 0.5}]
nlohmann::json jsonFromAdapters(const std::vector<AdapterChoice>& adapters);
// Usage names the key.
Result<std::vector<AdapterChoice>> adaptersFromJson(const nlohmann::json& json);

} // namespace miro
