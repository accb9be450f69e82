// Brings models that are on this machine already into the models folder: a folder in the published layout, a models
// folder, or a Hugging Face cache. Blocks for as long as copying gigabytes takes; any thread.
#pragma once

#include "hub/file_hash.h"
#include "hub/hub_options.h"
#include "hub/model_store.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct ImportFile {
    std::string name;
    int64_t bytes = 0;
    FileDigest digest;    // that its bytes must have, where the source tells
    bool present = false; // the same bytes are there already
};

struct ImportItem {
    std::string name; // repo id, or a generator's own name
    std::string title;
    std::string licence;
    std::string revision;
    std::filesystem::path source;
    std::filesystem::path target;
    bool link = false; // a cache never changes its blobs, so both may share them where the disk allows it
    std::vector<ImportFile> files;
    int64_t bytesToCopy() const;
};

struct ImportPlan {
    std::vector<ImportItem> items;
    std::vector<std::string> leftOut; // one line each: what else lies there and why it is not taken
    int64_t freeBytes = -1;
    int64_t bytesToCopy() const; // links included: whether the disk allows them shows itself
};

struct ImportRequest {
    std::filesystem::path source;
    std::string as;               // repo id or name; empty: found out
    std::filesystem::path folder; // the models folder
};

// Reads names, sizes and small files. NotFound, Usage (what the folder holds is not clear), Corrupt.
Result<ImportPlan> planImport(const ModelStore& store, const ImportRequest& request, const HubOptions& options);

// Each file appears whole and checked (by checksum where one is known, else by its structure). DiskFull, Corrupt,
// Stopped: what was complete stays, and importing again continues.
Result<void> importModels(const ImportPlan& plan, TransferSink& sink, std::stop_token stop);

} // namespace miro
