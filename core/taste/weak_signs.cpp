#include "taste/weak_signs.h"

#include "base/seeded_random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace miro {
namespace {

double starsOf(const MarkedPicture& picture) {
    return picture.deleted ? 0 : picture.stars > 0 ? picture.stars : 2.5;
}

double weightOf(const MarkedPicture& a, const MarkedPicture& b) {
    const double apart = std::abs(starsOf(a) - starsOf(b));
    return kWeakWeight * std::min(1.0, apart / 2) * (a.prompt == b.prompt ? 1 : kAcrossPrompts) *
           (a.rated() && b.rated() ? 1 : kBesideUnrated);
}

} // namespace

std::vector<WeakPair> weakPairs(const std::vector<MarkedPicture>& pictures, uint64_t seed, size_t most) {
    std::map<std::string, std::vector<size_t>> byPrompt;
    std::vector<size_t> rated;
    for (size_t i = 0; i < pictures.size(); ++i) {
        byPrompt[pictures[i].prompt].push_back(i);
        if (pictures[i].rated())
            rated.push_back(i);
    }
    std::vector<WeakPair> pairs;
    std::set<std::pair<size_t, size_t>> taken;
    // Some partners of a picture among others, each pair once.
    const auto pairUp = [&](size_t picture, const std::vector<size_t>& others, uint64_t which) {
        SeededRandom random(mixedSeed({seed, picture, which}));
        size_t found = 0;
        // As many tries as a small list needs to be met as a whole.
        for (size_t attempt = 0; attempt < 8 * kPartners && found < kPartners && others.size() > 1; ++attempt) {
            const size_t other = others[random.below(others.size())];
            const double weight = weightOf(pictures[picture], pictures[other]);
            if (other == picture || weight == 0 || !taken.insert(std::minmax(picture, other)).second)
                continue;
            const bool first = starsOf(pictures[picture]) > starsOf(pictures[other]);
            pairs.push_back({first ? picture : other, first ? other : picture, weight});
            ++found;
        }
    };
    for (const size_t picture : rated) {
        pairUp(picture, byPrompt[pictures[picture].prompt], 0);
        pairUp(picture, rated, 1);
    }
    std::vector<double> sums(pictures.size());
    for (const WeakPair& pair : pairs)
        for (const size_t end : {pair.better, pair.worse})
            sums[end] += pair.weight;
    for (WeakPair& pair : pairs)
        pair.weight *= std::min(1.0, kWeightOfPicture / std::max(sums[pair.better], sums[pair.worse]));
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (pairs.size() > most)
        pairs.resize(most);
    return pairs;
}

} // namespace miro
