#include "taste/taste_ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace miro {

TasteRanking rankByTaste(const std::vector<TasteEstimate>& estimates, size_t count) {
    TasteRanking ranking;
    count = std::min(count, estimates.size() / 3);
    if (count == 0)
        return ranking;
    std::vector<double> means;
    for (const TasteEstimate& estimate : estimates)
        means.push_back(estimate.mean);
    std::nth_element(means.begin(), means.begin() + static_cast<int64_t>(means.size() / 2), means.end());
    const double middle = means[means.size() / 2];

    std::vector<bool> used(estimates.size());
    const auto first = [&](const auto& worth) {
        std::vector<size_t> order;
        for (size_t i = 0; i < estimates.size(); ++i)
            if (!used[i])
                order.push_back(i);
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return worth(estimates[a]) > worth(estimates[b]); });
        order.resize(count);
        for (const size_t i : order)
            used[i] = true;
        return order;
    };
    ranking.most = first([](const TasteEstimate& e) { return e.mean - e.deviation; });
    ranking.least = first([](const TasteEstimate& e) { return -e.mean - e.deviation; });
    ranking.undecided =
        first([&](const TasteEstimate& e) { return -std::abs(e.mean - middle) / std::max(e.deviation, 1e-12); });
    return ranking;
}

std::vector<RewardAgreement> rewardAgreement(const TasteLayout& rows, const std::vector<TastePair>& pairs) {
    std::vector<RewardAgreement> all;
    const auto begin = static_cast<size_t>(rows.beginOf(TasteGroup::Rewards));
    for (size_t k = 0; k < rows.rewards.size(); ++k) {
        int64_t agreed = 0, asked = 0;
        for (const TastePair& pair : pairs) {
            const double more = pair.difference[begin + k];
            if (more == 0 || pair.outcome == 0.5)
                continue;
            ++asked;
            agreed += (more > 0) == (pair.outcome > 0.5);
        }
        if (asked > 0)
            all.push_back({rows.rewards[k], shareOf(static_cast<double>(agreed), asked)});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.chosen.value > b.chosen.value; });
    return all;
}

} // namespace miro
