// The SHA-256 of a scorer's checkpoint, which its scores are kept with. Weights of gigabytes are read once: what was
// worked out stays in the cache folder for as long as the file is the same one.
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace miro {

// Of an index of shards: the SHA-256 over the lines "SHA-256 NAME" of its shards, in their order. Blocks while it
// reads; progress counts bytes, stage "check". A cache that cannot be written is done without. Any thread.
Result<std::string> checkpointSha256(const std::filesystem::path& file, const std::filesystem::path& cacheFolder,
                                     ProgressSink* progress, const std::stop_token& stop);

} // namespace miro
