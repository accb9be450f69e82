// Bin edges of a training set's rewards: which scores count as how good. Plain values: any thread.
#pragma once

#include "base/reward_bins.h"

#include <functional>

namespace miro {

struct BinSettings {
    enum class Kind {
        Quantile, // as many samples a bin
        Uniform,  // as wide each, over [0, 1]
        Tail, // quantiles, the last `tailBins` of them cut into `tailParts` of as many samples each: finer at the top
    };
    Kind kind = Kind::Quantile;
    int64_t tailBins = 4;
    int64_t tailParts = 4;
    int64_t mostSamples = 100'000; // more are thinned evenly
    bool open = false;             // quantiles of any numbers: the edges end at the samples' own least and greatest
};

// "quantile", "uniform", "tail". Usage lists them.
Result<BinSettings::Kind> parseBinKind(const std::string& name);

struct ScoreBins {
    RewardBins bins;
    std::string note; // what a person should know (few different scores); empty: nothing
};

// samples in training units; those that are not finite are left out. There are never more than 64 bins, whatever the
// kind, so that values stay in [0, 1]. Usage when there is no sample, the tail does not fit, or open bins are asked for
// of samples that are all the same.
Result<ScoreBins> makeScoreBins(const std::string& reward, std::vector<double> samples, const BinSettings& settings);

} // namespace miro
