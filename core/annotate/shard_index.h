// The WIDS index of a folder of shards.
#pragma once

#include "annotate/annotate_run.h"

#include <map>

namespace miro {

inline constexpr const char* kWidsIndexFile = "index.json";

// Writes folder/index.json over all shards that are in the folder, however many tasks do so at once; an empty name: the
// folder's; known: counts of some of them, the others are read. Gives how many samples there are. Progress: stage
// "index" (shards). NotFound, Corrupt (names shard and member), DiskFull, Stopped.
Result<int64_t> indexShards(const std::filesystem::path& folder, const std::string& name,
                            const std::map<std::filesystem::path, int64_t>& known, const AnnotateHost& host);

} // namespace miro
