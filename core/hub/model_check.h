// Checks the files of models that are there, and repairs what is damaged. Blocks for as long as reading (and fetching)
// gigabytes takes; any thread.
#pragma once

#include "hub/download_plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

enum class FileState {
    Good,      // its bytes are the published ones
    Plausible, // no checksum is known; its structure is right
    Damaged,
    Missing,
};

struct CheckedFile {
    std::string name;
    FileState state = FileState::Good;
    std::string problem; // one line for Damaged and Missing
};

struct ModelCheck {
    std::string name; // as ModelEntry::name
    std::filesystem::path folder;
    std::vector<CheckedFile> files;
    bool ok() const;
    size_t count(FileState state) const;
};

// The record beside the files says what their bytes must be, or the names of a Hugging Face cache's blobs; files that
// neither knows are checked by their structure, and those that the manifest asks for by their presence.
Result<ModelCheck> checkModel(const ModelStore& store, const ModelEntry& entry, TransferSink& sink,
                              std::stop_token stop);

// Fetches again what is damaged or missing, and nothing else. The hub is asked first: without network nothing is
// touched. Each damaged file is set aside as NAME.corrupted.
Result<RepoPlan> planRepair(const ModelStore& store, const ModelCheck& check, const HubOptions& options,
                            TransferSink& sink, std::stop_token stop);
Result<void> repair(const RepoPlan& plan, const ModelCheck& check, const HubOptions& options, TransferSink& sink,
                    std::stop_token stop);

} // namespace miro
