#include "taste/slider_fit.h"

#include "taste/intervals.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace miro {
namespace {

double surenessOf(const RewardWeight& weight) {
    return weight.deviation > 0 ? weight.mean / weight.deviation : 0;
}

class TargetSearch {
public:
    TargetSearch(const MeasureTargets& measure, const SliderFitOptions& options)
        : m_measure(measure), m_options(options) {}

    // Whether it is better than all before; nothing is measured twice, or when enough was.
    Result<bool> attempt(const std::vector<double>& targets) {
        if (exhausted() || m_seen.contains(targets))
            return false;
        MIRO_TRY(const double score, m_measure(targets));
        m_seen.emplace(targets, score);
        if (!best.targets.empty() && score <= best.score)
            return false;
        best = {targets, score, 0};
        return true;
    }

    bool exhausted() const { return static_cast<int>(m_seen.size()) >= m_options.most; }

    SliderFit result() const {
        SliderFit fit = best;
        fit.measured = static_cast<int>(m_seen.size());
        return fit;
    }

    SliderFit best;

private:
    const MeasureTargets& m_measure;
    const SliderFitOptions& m_options;
    std::map<std::vector<double>, double> m_seen;
};

} // namespace

std::vector<double> targetsFromWeights(const std::vector<RewardWeight>& weights) {
    std::vector<double> targets;
    for (const RewardWeight& weight : weights)
        targets.push_back(normalDistribution(surenessOf(weight)));
    return targets;
}

Result<SliderFit> fitSliders(const std::vector<RewardWeight>& weights, const std::vector<double>& usual,
                             const MeasureTargets& measure, const SliderFitOptions& options) {
    if (usual.size() != weights.size())
        return usageError("the usual targets are not one a reward");
    TargetSearch search(measure, options);
    std::vector<double> expected = targetsFromWeights(weights), corner;
    for (double& target : expected) {
        corner.push_back(target >= 0.5 ? 1 : 0);
        target = std::round(target / options.step) * options.step;
    }
    for (const auto& start : {usual, expected, corner})
        if (const auto measured = search.attempt(start); !measured.ok())
            return measured.error();

    std::vector<size_t> order(weights.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        return std::abs(surenessOf(weights[a])) > std::abs(surenessOf(weights[b]));
    });
    for (bool moved = true; moved && !search.exhausted();) {
        moved = false;
        for (const size_t slider : order) {
            // The way that the weight points, then the other one.
            const double toward = surenessOf(weights[slider]) >= 0 ? options.step : -options.step;
            for (const double by : {toward, -toward}) {
                std::vector<double> targets = search.best.targets;
                targets[slider] = std::clamp(targets[slider] + by, 0.0, 1.0);
                MIRO_TRY(const bool better, search.attempt(targets));
                moved = moved || better;
            }
        }
    }
    return search.result();
}

} // namespace miro
