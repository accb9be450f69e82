// The personal reward: what an artist's choices say about pictures. Bradley-Terry (1952) on differences of features,
// P(left beats right) = sigmoid(w . (left - right)), a Gaussian prior by feature group, Laplace's approximation of the
// posterior (laplace.h) and a prior chosen by evidence (evidence.h). The same choices in the same order give the same
// reward. A value; const functions: any thread; add() and choosePrior(): one at a time.
#pragma once

#include "taste/evidence.h"
#include "taste/taste_values.h"

#include <optional>
#include <string>

namespace miro {

class TasteModel {
public:
    // Without any pair it is the prior: all pictures alike. Without a prior it is chosen by evidence.
    static Result<TasteModel> fit(TasteScale scale, const std::vector<TastePair>& pairs,
                                  const std::optional<TastePrior>& prior = {});

    // One choice more, under the same prior, from where it was: well under 100 ms at 1,000 choices and 903 features.
    Result<void> add(const TastePair& pair);

    // Whether the choices have grown by a quarter since the prior was chosen: time for choosePrior(), which may take
    // seconds and belongs into the background.
    bool priorIsDue() const;
    Result<void> choosePrior();

    const TasteScale& scale() const { return m_scale; }
    const TastePrior& prior() const { return m_prior; }
    size_t pairs() const { return m_pairs.size(); }

    TasteEstimate score(const TasteFeatures& features) const;
    std::vector<TasteEstimate> scores(const std::vector<TasteFeatures>& features) const;
    // That the artist, asked, chooses left; "same" aside.
    double probability(const TasteFeatures& left, const TasteFeatures& right) const;
    // In the layout's order.
    std::vector<RewardWeight> rewardWeights() const;

    // Of standardised rows (m, features), double: scores, and the posterior's variances of them.
    at::Tensor means(const at::Tensor& rows) const;
    at::Tensor variances(const at::Tensor& rows) const;

    // What would have been said of each pair by a model that had not seen its fold, under this prior: P(left). folds:
    // one a pair; those of fold -1 are always learned from, and have NaN.
    Result<std::vector<double>> heldOutProbabilities(const std::vector<int>& folds) const;

private:
    TasteModel(TasteScale scale, const TastePrior& prior);
    Result<void> refit(const LaplaceFit* start, const LaplaceOptions& options);

    TasteScale m_scale;
    TastePrior m_prior;
    TastePairs m_pairs;
    std::optional<LaplaceFit> m_fit; // none without pairs
    size_t m_chosenAt = 0;           // how many pairs chose the prior
};

} // namespace miro
