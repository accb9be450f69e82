// What a fine-tuning to an artist's taste may be told: keys of its own, and every key of the training kind "taste" that
// it does not decide itself. One list, from which the flags, the form, the JSON and the check derive.
#pragma once

#include "base/param_spec.h"
#include "job/finetune_limits.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace miro {

struct FinetuneSettings {
    std::string model; // as --model takes it
    std::string variant;
    std::string profile; // empty: the active one
    std::string name;    // of the version; empty: made of profile and day
    std::filesystem::path promptFile;
    int64_t fresh = 0;         // pictures that are drawn for it
    int64_t own = 0;           // pictures of the library, at most
    int64_t samplingSteps = 0; // 0: the model's own
    double guidance = -1;      // below 0: the model's own
    FinetuneLimits limits;
    nlohmann::json training; // keys of the training
    nlohmann::json asRun;    // every key
};

const std::vector<ParamSpec>& finetuneSettings();      // of its own
const std::vector<ParamSpec>& finetuneTrainSettings(); // of the training

// Usage: an unknown key with the nearest name, a value out of its range. where: what messages call the object; folder:
// where its relative paths begin. assignments: KEY=VALUE over it.
Result<FinetuneSettings> readFinetuneSettings(const nlohmann::json& object, const std::string& where,
                                              const std::filesystem::path& folder,
                                              const std::vector<std::string>& assignments = {});

// Never empty.
std::string titleOfFinetune(const FinetuneSettings& settings);

} // namespace miro
