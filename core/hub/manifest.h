// What is known about a model before it is there: one JSON file each in models/manifests. Plain values: any thread.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// A file that lies on a server of its own instead of the hub.
struct ManifestFile {
    std::string name;
    std::string url;    // https
    std::string sha256; // empty: not known
    std::optional<int64_t> bytes;
};

// Everything but repo, title, kind and purpose may be unknown and is then empty.
struct Manifest {
    std::string repo; // "ORG/NAME"
    std::string title;
    std::string kind;                            // "generator", "text-encoder", "decoder" or "scorer"
    std::string purpose;                         // one sentence
    std::string licence;                         // SPDX name where there is one
    std::optional<int64_t> bytes;                // of the needed files, about
    std::vector<std::vector<std::string>> needs; // of each group at least one file must be there; '/' in names
    std::vector<std::string> variants;           // subfolders, each a generator of its own
    std::vector<std::string> uses;               // repos it cannot work without
    std::string revision;                        // the one commit to fetch; empty: the newest
    std::vector<ManifestFile> files;             // when it is not on the hub: where each file lies
    bool shipped = false;                        // with the program, and nowhere else
};

// Corrupt names the file and the key.
Result<Manifest> readManifest(const std::filesystem::path& file);

// Every manifests/*.json below the folders, by file name; of one repo the first counts. A file that cannot be read is
// logged and left out: what is known about a model is never needed to run it.
std::vector<Manifest> readManifests(const std::vector<std::filesystem::path>& modelFolders);

// "1.4 GB", "335 MB", "38 kB": decimal units, two digits.
std::string formatBytes(int64_t bytes);

// The first file of each group, which is the published one: "config.json, model.safetensors.index.json with its
// shards".
std::string describeNeeds(const Manifest& manifest);
std::string describeNeed(const std::vector<std::string>& group);

} // namespace miro
