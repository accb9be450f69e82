// What was learned, to be shown: the pictures that the artist should like most and least, those it cannot say, and the
// known rewards that agreed with the choices. Pure functions: any thread.
#pragma once

#include "taste/taste_model.h"
#include "taste/taste_values.h"

#include <string>
#include <vector>

namespace miro {

// `count` in each list, or a third of the pictures when there are fewer than three times as many.
TasteRanking rankByTaste(const std::vector<TasteEstimate>& estimates, size_t count);

// rows: TasteScale::rows(). Of answers that were no "same", from pairs whose pictures both have a score, and different
// ones. Best first; rewards that no pair has are left out.
std::vector<RewardAgreement> rewardAgreement(const TasteLayout& rows, const std::vector<TastePair>& pairs);

} // namespace miro
