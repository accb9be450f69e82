#include "batch/explore_stats.h"

#include "image/resize.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace miro {
namespace {

bool known(const Measured& value) {
    return value && !std::isnan(*value);
}

bool complete(const std::vector<Measured>& point) {
    return !point.empty() && std::all_of(point.begin(), point.end(), known);
}

// Both are complete and of one length.
bool beats(const std::vector<Measured>& a, const std::vector<Measured>& b) {
    bool better = false;
    for (size_t i = 0; i < a.size(); ++i) {
        if (*a[i] < *b[i])
            return false;
        better = better || *a[i] > *b[i];
    }
    return better;
}

std::vector<double> knownOf(const std::vector<Measured>& values) {
    std::vector<double> list;
    for (const Measured& value : values)
        if (known(value))
            list.push_back(*value);
    return list;
}

} // namespace

std::vector<size_t> paretoFront(const std::vector<std::vector<Measured>>& points) {
    std::vector<size_t> front;
    for (size_t i = 0; i < points.size(); ++i) {
        if (!complete(points[i]))
            continue;
        const bool beaten = std::any_of(points.begin(), points.end(), [&](const auto& other) {
            return other.size() == points[i].size() && complete(other) && beats(other, points[i]);
        });
        if (!beaten)
            front.push_back(i);
    }
    return front;
}

std::vector<std::optional<int64_t>> ranksOf(const std::vector<Measured>& values) {
    std::vector<std::optional<int64_t>> ranks;
    for (const Measured& value : values) {
        if (!known(value)) {
            ranks.emplace_back();
            continue;
        }
        ranks.emplace_back(1 + std::count_if(values.begin(), values.end(),
                                             [&](const Measured& other) { return known(other) && *other > *value; }));
    }
    return ranks;
}

std::vector<Measured> quantilesAmong(const std::vector<Measured>& values) {
    const std::vector<double> all = knownOf(values);
    std::vector<Measured> quantiles;
    for (const Measured& value : values) {
        if (!known(value)) {
            quantiles.emplace_back();
            continue;
        }
        double below = 0;
        for (const double other : all)
            below += other < *value ? 1 : other == *value ? 0.5 : 0;
        quantiles.emplace_back(below / static_cast<double>(all.size()));
    }
    return quantiles;
}

std::vector<Measured> weightedTotals(const std::vector<std::vector<Measured>>& candidates,
                                     const std::vector<double>& weights) {
    std::vector<double> used = weights;
    for (size_t column = 0; column < used.size(); ++column) {
        const bool anybody = std::any_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
            return column < candidate.size() && known(candidate[column]);
        });
        if (!anybody || !(used[column] > 0))
            used[column] = 0;
    }
    const double sum = std::accumulate(used.begin(), used.end(), 0.0);
    std::vector<Measured> totals;
    for (const std::vector<Measured>& candidate : candidates) {
        Measured total = sum > 0 ? Measured(0.0) : Measured();
        for (size_t column = 0; column < used.size() && total; ++column) {
            if (used[column] == 0)
                continue;
            if (column < candidate.size() && known(candidate[column]))
                *total += used[column] * *candidate[column] / sum;
            else
                total.reset();
        }
        totals.push_back(total);
    }
    return totals;
}

std::vector<size_t> bestFirst(const std::vector<Measured>& totals) {
    std::vector<size_t> order(totals.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        if (!known(totals[a]) || !known(totals[b]))
            return known(totals[a]) && !known(totals[b]);
        return *totals[a] > *totals[b];
    });
    return order;
}

std::vector<double> expectedBest(const std::vector<Measured>& values) {
    std::vector<double> sorted = knownOf(values);
    std::sort(sorted.begin(), sorted.end());
    const auto count = static_cast<int64_t>(sorted.size());
    std::vector<double> expected;
    for (int64_t n = 1; n <= count; ++n) {
        // Of C(i - 1, n - 1) / C(N, n): n / N for the highest, then each from the one above it.
        double chance = static_cast<double>(n) / static_cast<double>(count), sum = 0;
        for (int64_t i = count; i >= n; --i) {
            sum += sorted[static_cast<size_t>(i - 1)] * chance;
            if (i > n)
                chance *= static_cast<double>(i - n) / static_cast<double>(i - 1);
        }
        expected.push_back(sum);
    }
    return expected;
}

double meanOf(const std::vector<double>& values) {
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

bool isMissed(const Measured& target, const Measured& achieved, double by) {
    // Sliders and bins are decimal fractions: what lies on the border is not missed.
    constexpr double kRounding = 1e-9;
    return known(target) && known(achieved) && *target - *achieved > by + kRounding;
}

std::optional<HackingSign> findHacking(const std::vector<double>& targets, const ScoreSeries& rising,
                                       const std::vector<ScoreSeries>& others, double asked) {
    // The mean of the others where all of them are known, so that points compare.
    auto othersAt = [&](size_t i) -> Measured {
        std::vector<double> values;
        for (const ScoreSeries& series : others) {
            if (i >= series.values.size() || !known(series.values[i]))
                return {};
            values.push_back(*series.values[i]);
        }
        return values.empty() ? Measured() : Measured(meanOf(values));
    };
    size_t end = targets.size(); // the measured point nearest below what was asked
    for (size_t i = 0; i < targets.size(); ++i)
        if (targets[i] <= asked + 1e-9 && i < rising.values.size() && known(rising.values[i]) && othersAt(i))
            end = i;
    if (end == targets.size())
        return std::nullopt;
    // The highest lower target where the others do about as well as anywhere below: what differs less is chance.
    std::optional<size_t> best;
    for (size_t i = 0; i < end; ++i)
        if (known(rising.values[i]) && othersAt(i) && (!best || *othersAt(i) > *othersAt(*best)))
            best = i;
    if (!best)
        return std::nullopt;
    const double enough = *othersAt(*best) - kHackingLoss / 2;
    for (size_t i = *best; i < end; ++i)
        if (known(rising.values[i]) && othersAt(i) && *othersAt(i) >= enough)
            best = i;
    HackingSign sign;
    sign.rises = rising.key;
    sign.loss = *othersAt(*best) - *othersAt(end);
    sign.gain = *rising.values[end] - *rising.values[*best];
    sign.suggested = targets[*best];
    for (const ScoreSeries& series : others)
        if (isMissed(series.values[*best], series.values[end], kHackingFall))
            sign.falls.push_back(series.key);
    if (sign.loss <= kHackingLoss || sign.gain <= 0 || sign.falls.empty())
        return std::nullopt;
    return sign;
}

std::vector<double> lookOf(const Image& image) {
    constexpr int kSide = 8;
    if (image.empty())
        return {};
    const Image small = resized(image, kSide, kSide);
    std::vector<double> look(small.pixels.begin(), small.pixels.end());
    const double mean = meanOf(look);
    double square = 0;
    for (double& value : look) {
        value -= mean;
        square += value * value;
    }
    if (square > 0)
        for (double& value : look)
            value /= std::sqrt(square);
    return look;
}

Measured likenessOf(const std::vector<std::vector<double>>& features) {
    auto product = [](const std::vector<double>& a, const std::vector<double>& b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    };
    if (features.size() < 2)
        return {};
    std::vector<double> pairs;
    for (size_t i = 0; i < features.size(); ++i)
        for (size_t j = 0; j < i; ++j) {
            if (features[i].size() != features[j].size() || features[i].empty())
                return {};
            const double length = std::sqrt(product(features[i], features[i]) * product(features[j], features[j]));
            pairs.push_back(length > 0 ? product(features[i], features[j]) / length
                                       : (features[i] == features[j] ? 1 : 0));
        }
    return meanOf(pairs);
}

bool seedsLookAlike(const Measured& likeness, const Measured& before) {
    if (!known(likeness) || *likeness < kAlike)
        return false;
    return !known(before) || *likeness > *before + (1 - *before) / 2;
}

} // namespace miro
