// Bins of a reward: edges that turn a value in training units into the quantile that models are asked for. The
// published training data keeps them as JSON {"aesthetic_score": [edges...], ...}; files of ours are the same with one
// key more,
// "_provenance", that says where each list comes from. Official checkpoints carry none, so a list is imported or
// estimated. Plain values: any thread.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct ScorerInfo;

inline constexpr const char* kRewardBinsFile = "reward_bins.json"; // in a scorer's or a model's folder
inline constexpr int64_t kRewardBins = 64;

struct RewardBins {
    std::vector<double> edges; // ascending, in training units; at least two
    bool estimated = false;    // from pictures of this machine instead of the training data
    std::string scorer;        // what measured the samples; empty: not known
    std::string version;
    std::string checkpointSha256;
    int64_t samples = 0; // 0: not known

    // The published arithmetic, in single precision: max(0, bucketize(value) - 1) / 63 with right = false. Values above
    // the last edge, for which it gives more than 1, count as 1. value: finite.
    double quantileOf(double value) const;
};

using RewardBinsByName = std::map<std::string, RewardBins, std::less<>>; // by reward ("aesthetic_score") or scorer

// Edges from samples in training units (those that are not finite are left out): the unique values' quantiles at 65
// equally spaced positions, interpolated linearly; equally spaced edges when there are fewer unique values than that;
// then the first is set to 0 and the last to 1, all are sorted and duplicates removed. Usage when there is no sample.
Result<std::vector<double>> edgesFromSamples(std::vector<double> samples);

// Corrupt names the file, the reward and what is wrong: no numbers, not ascending, fewer than 2 or more than 10,000.
Result<RewardBinsByName> readRewardBins(const std::filesystem::path& file);
Result<RewardBinsByName> rewardBinsFromJson(std::string_view text, const std::string& name);
std::string rewardBinsToJson(const RewardBinsByName& bins);

// Atomically; makes the folder.
Result<void> writeRewardBins(const std::filesystem::path& file, const RewardBinsByName& bins);

// FOLDER/SCORER-VERSION.json.
std::filesystem::path calibrationFileOf(const ScorerInfo& scorer, const std::filesystem::path& folder);

// The scorer's list by its reward's name, else by its own key; nullptr: it has none. A list that says which scorer
// measured its samples is no other's.
const RewardBins* binsOf(const RewardBinsByName& bins, const ScorerInfo& scorer);

} // namespace miro
