#include "library/candidate_rank.h"

#include <algorithm>
#include <numeric>

namespace miro {
namespace {

using Values = std::map<std::string, const ScoreRecord*>; // those that have a raw value, by scorer

double weightOf(const std::map<std::string, double>& weights, const std::string& scorer) {
    if (weights.empty())
        return 1;
    const auto found = weights.find(scorer);
    return found == weights.end() || !(found->second > 0) ? 0 : found->second;
}

CandidateRank rankOf(const Values& own, const std::vector<Values>& all, const std::map<std::string, double>& scorers) {
    double total = 0, sum = 0, quantiles = 0, quantileSum = 0;
    for (const auto& [scorer, weight] : scorers) {
        const auto mine = own.find(scorer);
        if (mine == own.end())
            return {};
        double place = 0, known = 0;
        for (const Values& other : all)
            if (const auto theirs = other.find(scorer); theirs != other.end()) {
                ++known;
                place += *theirs->second->raw < *mine->second->raw    ? 1
                         : *theirs->second->raw == *mine->second->raw ? 0.5
                                                                      : 0;
            }
        total += weight * place / known;
        sum += weight;
        if (const auto quantile = mine->second->quantile) {
            quantiles += weight * *quantile;
            quantileSum += weight;
        }
    }
    CandidateRank rank;
    if (sum > 0)
        rank.total = total / sum;
    if (quantileSum > 0)
        rank.quantile = quantiles / quantileSum;
    return rank;
}

} // namespace

std::vector<CandidateRank> rankCandidates(const std::vector<std::vector<ScoreRecord>>& candidates,
                                          const std::map<std::string, double>& weights) {
    std::vector<Values> all(candidates.size());
    std::map<std::string, double> scorers;
    for (size_t i = 0; i < candidates.size(); ++i)
        for (const ScoreRecord& score : candidates[i])
            if (const double weight = weightOf(weights, score.scorer); score.raw && weight > 0) {
                all[i][score.scorer] = &score;
                scorers[score.scorer] = weight;
            }
    std::vector<CandidateRank> ranks;
    for (const Values& own : all)
        ranks.push_back(rankOf(own, all, scorers));
    return ranks;
}

std::vector<size_t> bestFirst(const std::vector<CandidateRank>& ranks) {
    std::vector<size_t> order(ranks.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return ranks[a].total.value_or(-1) > ranks[b].total.value_or(-1); });
    return order;
}

} // namespace miro
