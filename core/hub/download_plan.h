// What getting models would fetch: asked of the hub, shown to the user, then handed to download(). Plain values.
#pragma once

#include "hub/file_choice.h"
#include "hub/folder_record.h"
#include "hub/hub_options.h"
#include "hub/model_store.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Beyond the files themselves: records, the file system's own needs.
inline constexpr int64_t kSpareBytes = 64 << 20;

struct PlannedFile {
    std::string name;
    std::string url;
    bool fromHub = true; // false: another server, which never sees the token
    std::optional<int64_t> bytes;
    FileDigest digest;
    bool present = false; // whole and checked; nothing is fetched
    int64_t resumed = 0;  // bytes that a run that was cut off has left
};

struct RepoPlan {
    std::string repo;
    std::string title;
    std::string purpose;
    std::string licence;
    std::string revision;
    bool asksForConsent = false;
    std::filesystem::path folder;
    std::vector<PlannedFile> files; // in the order in which they are put in place
    int64_t bytesToGet() const;
};

struct DownloadPlan {
    std::vector<RepoPlan> repos;        // with something to fetch
    std::vector<std::string> installed; // asked for, and complete already
    int64_t freeBytes = -1;             // where they go; -1: unknown
    int64_t bytesToGet() const;
    size_t filesToGet() const;
    bool empty() const { return filesToGet() == 0; }
    bool fits() const;
};

struct DownloadRequest {
    std::vector<std::string> repos;    // repo ids; what their manifests use comes with them
    std::vector<std::string> variants; // of those among repos that have variants
    std::string revision;              // empty: as the manifest says, else the newest
    std::filesystem::path folder;      // the models folder; made when it is not there
    bool withUses = true;
};

// The repo id that name means: "ORG/NAME", or NAME of exactly one known model. NotFound lists what is known.
Result<std::string> knownRepo(const ModelStore& store, const std::string& name);

// Asks the hub; reads (and hashes) files that are there already without a record. Blocks.
Result<DownloadPlan> planDownload(const ModelStore& store, const DownloadRequest& request, const HubOptions& options,
                                  TransferSink& sink, std::stop_token stop);

// The same for one repository into `folder`.
Result<RepoPlan> planRepo(const Manifest* manifest, const std::string& repo, const std::string& revision,
                          const std::vector<std::string>& variants, const std::filesystem::path& folder,
                          const HubOptions& options, TransferSink& sink, std::stop_token stop);

} // namespace miro
