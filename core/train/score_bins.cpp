#include "train/score_bins.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

// Of any numbers, however few they are: the same quantile for the same rank among the different ones. Two at least.
std::vector<double> openEdges(const std::set<double>& unique) {
    const std::vector<double> sorted(unique.begin(), unique.end());
    std::vector<double> edges;
    for (int64_t i = 0; i <= kRewardBins; ++i) {
        const double rank = static_cast<double>(i) / kRewardBins * static_cast<double>(sorted.size() - 1);
        const auto low = static_cast<size_t>(rank);
        const size_t high = std::min(low + 1, sorted.size() - 1);
        edges.push_back(std::lerp(sorted[low], sorted[high], rank - static_cast<double>(low)));
    }
    return edges;
}

// At equally spaced ranks, so that the same samples are kept each time.
std::vector<double> thinned(std::vector<double> samples, int64_t most) {
    const auto count = static_cast<int64_t>(samples.size());
    if (count <= most)
        return samples;
    std::vector<double> kept;
    for (int64_t i = 0; i < most; ++i)
        kept.push_back(samples[static_cast<size_t>(i * count / most)]);
    return kept;
}

std::vector<double> uniformEdges() {
    std::vector<double> edges;
    for (int64_t i = 0; i <= kRewardBins; ++i)
        edges.push_back(static_cast<double>(i) / kRewardBins);
    return edges;
}

// Where the edges lie among the sorted samples, 0 to 1.
std::vector<double> tailPositions(int64_t tailBins, int64_t tailParts) {
    const int64_t plain = kRewardBins - tailBins * (tailParts - 1); // bins before the tail is cut
    std::vector<double> positions;
    for (int64_t i = 0; i <= plain - tailBins; ++i)
        positions.push_back(static_cast<double>(i) / static_cast<double>(plain));
    for (int64_t i = 1; i <= tailBins * tailParts; ++i)
        positions.push_back(
            (static_cast<double>(plain - tailBins) + static_cast<double>(i) / static_cast<double>(tailParts)) /
            static_cast<double>(plain));
    return positions;
}

// As edgesFromSamples, at those positions.
std::vector<double> edgesAt(std::vector<double> samples, const std::vector<double>& positions) {
    const std::set<double> unique(samples.begin(), samples.end());
    if (unique.size() <= static_cast<size_t>(kRewardBins))
        return uniformEdges();
    samples.assign(unique.begin(), unique.end());
    std::vector<double> edges;
    for (const double position : positions) {
        const double rank = position * static_cast<double>(samples.size() - 1);
        const auto low = static_cast<size_t>(rank);
        const size_t high = std::min(low + 1, samples.size() - 1);
        edges.push_back(std::lerp(samples[low], samples[high], rank - static_cast<double>(low)));
    }
    edges.front() = 0;
    edges.back() = 1;
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

} // namespace

Result<BinSettings::Kind> parseBinKind(const std::string& name) {
    if (name == "quantile")
        return BinSettings::Kind::Quantile;
    if (name == "uniform")
        return BinSettings::Kind::Uniform;
    if (name == "tail")
        return BinSettings::Kind::Tail;
    return usageError(fmt::format("there is no kind of bins {}; there are quantile, uniform, tail", oneLine(name, 40)));
}

Result<ScoreBins> makeScoreBins(const std::string& reward, std::vector<double> samples, const BinSettings& settings) {
    std::erase_if(samples, [](double sample) { return !std::isfinite(sample); });
    if (samples.empty())
        return usageError(fmt::format("{}: no sample has a score, so there is nothing to make bins from", reward));
    samples = thinned(std::move(samples), settings.mostSamples);
    ScoreBins result;
    result.bins.samples = static_cast<int64_t>(samples.size());
    const std::set<double> unique(samples.begin(), samples.end());
    const size_t different = unique.size();
    if (settings.open) {
        if (different < 2)
            return usageError(
                fmt::format("{} is the same for every sample: there is nothing to learn from it", reward));
        result.bins.edges = openEdges(unique);
        return result;
    }
    if (settings.kind == BinSettings::Kind::Uniform) {
        result.bins.edges = uniformEdges();
    } else if (settings.kind == BinSettings::Kind::Tail) {
        if (settings.tailBins < 1 || settings.tailParts < 1 || settings.tailBins * settings.tailParts > kRewardBins - 1)
            return usageError(
                fmt::format("{}: {} bins cut into {} parts do not fit {} bins; their product must be less", reward,
                            settings.tailBins, settings.tailParts, kRewardBins));
        result.bins.edges = edgesAt(std::move(samples), tailPositions(settings.tailBins, settings.tailParts));
    } else {
        MIRO_TRY(result.bins.edges, edgesFromSamples(std::move(samples)));
    }
    if (different == 1)
        result.note = fmt::format("{} is the same for every sample: the model cannot learn anything from it", reward);
    else if (different <= static_cast<size_t>(kRewardBins))
        result.note = fmt::format("{} has only {} different scores: its bins are equally wide", reward, different);
    return result;
}

} // namespace miro
