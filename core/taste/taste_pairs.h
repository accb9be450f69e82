// The pairs that a personal reward learns from: rows of differences, how each came out and how much it weighs. Keeps
// the products of all pairs, group by group, so that a prior of other scales, or one pair more, costs no new ones. A
// handful of tensors, shared when copied and never changed in place; one thread at a time for what changes it.
#pragma once

#include "taste/taste_features.h"

#include <ATen/core/Tensor.h>
#include <array>
#include <vector>

namespace miro {

struct TastePair {
    std::vector<double> difference; // TasteScale::difference(left, right)
    double outcome = 1;             // 1: left was chosen; 0: right; 0.5: "same", half a win each
    double weight = 1;              // below 1 for weak signs
};

// What is believed before any choice: the weights of a group's features are normal around 0 and independent.
struct TastePrior {
    // Of each group, in logits: the standard deviation of what the group adds to a picture's score in this library.
    std::array<double, kTasteGroups> scales{2, 2, 1};
    double lapse = 0.05; // the share of answers given without looking: P(left) = lapse / 2 + (1 - lapse) sigmoid(f)
};

class TastePairs {
public:
    explicit TastePairs(const TasteLayout& rows); // TasteScale::rows()

    // Broken contract: a difference of another length, an outcome outside 0 to 1, a weight not above 0.
    void add(const std::vector<TastePair>& pairs);

    size_t size() const { return m_outcomes.size(); }
    TastePairs subset(const std::vector<int64_t>& indices) const;

    // Whether the n x n form is used: fewer pairs than twice the features, where it is the quicker one.
    bool dual() const;

    at::Tensor rows() const { return m_rows; } // (n, features), double
    const std::vector<double>& outcomes() const { return m_outcomes; }
    const std::vector<double>& weights() const { return m_weights; }

    // The prior's covariance of the pairs' utilities, (n, n); in the dual form only.
    at::Tensor kernel(const TastePrior& prior) const;
    // The prior's standard deviation of each feature's weight, (features).
    at::Tensor deviations(const TastePrior& prior) const;

private:
    at::Tensor part(const at::Tensor& rows, size_t group) const;

    std::array<int64_t, kTasteGroups> m_sizes;
    at::Tensor m_rows;
    std::array<at::Tensor, kTasteGroups> m_products; // (n, n) each; undefined for a group without features
    std::vector<double> m_outcomes;
    std::vector<double> m_weights;
};

} // namespace miro
