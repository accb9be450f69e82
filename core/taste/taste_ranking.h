// What was learned, to be shown: the pictures that the artist should like most and least, those it cannot say, and the
// known rewards that agreed with the choices. Pure functions: any thread.
#pragma once

#include "taste/intervals.h"
#include "taste/taste_model.h"

#include <string>
#include <vector>

namespace miro {

// Indices into the estimates; no picture is in two lists.
struct TasteRanking {
    std::vector<size_t> most;      // best first, by what is at least likely: the mean less one deviation
    std::vector<size_t> least;     // worst first, by the mean plus one deviation
    std::vector<size_t> undecided; // whose place above or below the middle picture is least sure, first
};
// `count` in each list, or a third of the pictures when there are fewer than three times as many.
TasteRanking rankByTaste(const std::vector<TasteEstimate>& estimates, size_t count);

// How often the picture with the higher score of a reward was the chosen one.
struct RewardAgreement {
    std::string reward;
    Share chosen;
};
// rows: TasteScale::rows(). Of answers that were no "same", from pairs whose pictures both have a score, and different
// ones. Best first; rewards that no pair has are left out.
std::vector<RewardAgreement> rewardAgreement(const TasteLayout& rows, const std::vector<TastePair>& pairs);

} // namespace miro
