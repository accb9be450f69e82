// Which of several pictures of one prompt did best. Plain functions on values: any thread.
#pragma once

#include "library/picture_record.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct CandidateRank {
    std::optional<double> total;    // 0 to 1; nothing: not measured by every scorer that measured another candidate
    std::optional<double> quantile; // the weighted mean of its quantiles, where it has any
};

// Scores compare by rank among the candidates: the part that is lower, plus half of those that are equal. weights: by
// scorer key; empty: all alike; a scorer that is not named counts nothing. One a candidate, in their order.
std::vector<CandidateRank> rankCandidates(const std::vector<std::vector<ScoreRecord>>& candidates,
                                          const std::map<std::string, double>& weights);

// Indices, best first; those without a total last; equal ones as they come.
std::vector<size_t> bestFirst(const std::vector<CandidateRank>& ranks);

} // namespace miro
