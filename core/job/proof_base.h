// The generator that an adapter belongs to, among the models that are here. Any thread.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

class ModelStore;
class ProgressSink;

struct BaseModel {
    std::string model; // as --model takes it
    std::string variant;
    std::filesystem::path weights;
};

// By the hash of its weights: those of models that were never looked at are read once (see hub/checkpoint_hash.h).
// NotFound.
Result<BaseModel> findBase(const ModelStore& models, const std::string& sha256, ProgressSink* progress,
                           const std::stop_token& stop);

// Whether it is here, unchanged. modelFolders as --models.
bool isBaseHere(const std::vector<std::filesystem::path>& modelFolders, const std::string& sha256);

} // namespace miro
