// Whether a shard is whole: what is looked at before an earlier run's work is kept, and before hours are spent on a
// data set.
#pragma once

#include "dataset/sample_reader.h"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// The keys of a shard's samples, after each was read to its end and told to `each` (which may be empty). Corrupt,
// NotFound, Stopped; each's own error.
Result<std::vector<std::string>> readShardKeys(const std::filesystem::path& shard, std::stop_token stop,
                                               const std::function<Result<void>(const DatasetSample&)>& each = {});

// Whether it can be read to its end and holds these samples in this order, each as isGood (of the row's number) wants
// it. Stopped.
Result<bool> shardIsWhole(const std::filesystem::path& shard, const std::vector<std::string>& keys,
                          const std::function<bool(const DatasetSample&, size_t row)>& isGood, std::stop_token stop);

// Whether it has all of them.
bool hasFields(const DatasetSample& sample, std::initializer_list<std::string> fields);

// The first that is there of .jpg, .jpeg, .png, .webp. Corrupt names shard and sample.
Result<std::string_view> pictureOf(const DatasetSample& sample, const std::filesystem::path& shard);

} // namespace miro
