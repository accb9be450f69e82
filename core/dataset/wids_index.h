// The index that the wids library (webdataset) reads beside shards: which there are and how many samples each holds.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace miro {

struct WidsShard {
    std::filesystem::path file;
    int64_t samples = 0;
    int64_t bytes = 0; // 0: not known
};

struct WidsIndex {
    std::string name;
    std::vector<WidsShard> shards;

    int64_t samples() const;
};

// {"__kind__": "wids-shard-index-v1", "wids_version": 1, "name", "shardlist": [{"url", "nsamples", "filesize"}]},
// atomically; files as paths relative to the index's folder where they lie in it.
Result<void> writeWidsIndex(const std::filesystem::path& file, const WidsIndex& index);

// NotFound, Corrupt (names the key); Unsupported for shards that lie on the network. Relative files are taken from the
// index's folder.
Result<WidsIndex> readWidsIndex(const std::filesystem::path& file);

} // namespace miro
