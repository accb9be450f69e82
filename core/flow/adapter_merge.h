// An adapter and its base as one checkpoint in the published layout, which other programs read. Plain values; any
// thread.
#pragma once

#include "base/adapter_choice.h"
#include "base/progress.h"
#include "base/result.h"
#include "flow/generate_request.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct AdapterMergeRequest {
    std::vector<std::filesystem::path> modelFolders; // empty: this machine's usual ones
    std::string model = kDefaultModel;               // the adapter's base
    std::string variant;
    AdapterChoice adapter; // its weight above 0
    std::filesystem::path outputFolder;
};

// Writes outputFolder: config.json with the added reward as the last one, model.safetensors with weights in the base's
// own types (an fp16 base rounds the sum), and the base's other files as they are. All or nothing; the folder is made
// when its last component alone is missing, and has to be empty. Errors as a drawing with the adapter; Usage for the
// weight and the folder; OutOfMemory: the whole file is put together in memory; DiskFull, Stopped. Stages told:
// "write" (files).
Result<void> mergeAdapter(const AdapterMergeRequest& request, ProgressSink& progress, std::stop_token stop = {});

} // namespace miro
