#include "taste/evidence.h"

#include <cmath>
#include <map>

namespace miro {
namespace {

// The value next to `value` in a list.
template <size_t N>
size_t nearestIn(const std::array<double, N>& list, double value) {
    size_t best = 0;
    for (size_t i = 1; i < N; ++i)
        if (std::abs(list[i] - value) < std::abs(list[best] - value))
            best = i;
    return best;
}

class PriorSearch {
public:
    PriorSearch(const TastePairs& pairs, const TastePrior& start) : m_pairs(pairs) {
        for (size_t g = 0; g < kTasteGroups; ++g)
            m_at[g] = nearestIn(kTasteScales, start.scales[g]);
    }

    Result<TastePrior> run() {
        MIRO_TRY(double best, worth(m_at));
        // One step up or down in one group at a time.
        for (bool better = true; better;) {
            better = false;
            for (const Place& place : neighbours()) {
                MIRO_TRY(const double value, worth(place));
                if (value > best + 1e-9) {
                    best = value;
                    m_at = place;
                    better = true;
                    break;
                }
            }
        }
        TastePrior prior = priorAt(m_at);
        for (const double lapse : kTasteLapses) {
            TastePrior other = prior;
            other.lapse = lapse;
            MIRO_TRY(const double value, worthOf(other));
            if (value > best + 1e-9) {
                best = value;
                prior = other;
            }
        }
        return prior;
    }

private:
    using Place = std::array<size_t, kTasteGroups>;

    static TastePrior priorAt(const Place& place) {
        TastePrior prior;
        for (size_t g = 0; g < kTasteGroups; ++g)
            prior.scales[g] = kTasteScales[place[g]];
        prior.lapse = 0;
        return prior;
    }

    std::vector<Place> neighbours() const {
        std::vector<Place> all;
        for (size_t g = 0; g < kTasteGroups; ++g) {
            Place place = m_at;
            if (++place[g] < kTasteScales.size())
                all.push_back(place);
            place = m_at;
            if (place[g]-- > 0)
                all.push_back(place);
        }
        return all;
    }

    Result<double> worthOf(const TastePrior& prior) const {
        MIRO_TRY(const LaplaceFit fit, fitLaplace(m_pairs, prior, nullptr, {.tolerance = 1e-3}));
        return fit.logEvidence + logBelief(prior);
    }

    Result<double> worth(const Place& place) {
        if (const auto known = m_known.find(place); known != m_known.end())
            return known->second;
        MIRO_TRY(const double value, worthOf(priorAt(place)));
        m_known.emplace(place, value);
        return value;
    }

    const TastePairs& m_pairs;
    Place m_at{};
    std::map<Place, double> m_known;
};

} // namespace

double logBelief(const TastePrior& prior) {
    constexpr double kMiddle = 1.5, kSpread = 1.4; // of the logarithm
    constexpr double kMeanLapse = 0.15;
    double sum = -prior.lapse / kMeanLapse;
    for (const double scale : prior.scales) {
        const double far = std::log(scale / kMiddle) / kSpread;
        sum -= far * far / 2;
    }
    return sum;
}

Result<TastePrior> evidencePrior(const TastePairs& pairs, const TastePrior& start) {
    if (pairs.size() == 0)
        return start;
    if (pairs.size() <= kEvidencePairs)
        return PriorSearch(pairs, start).run();
    std::vector<int64_t> spread;
    for (size_t i = 0; i < kEvidencePairs; ++i)
        spread.push_back(static_cast<int64_t>(i * pairs.size() / kEvidencePairs));
    const TastePairs some = pairs.subset(spread);
    return PriorSearch(some, start).run();
}

} // namespace miro
