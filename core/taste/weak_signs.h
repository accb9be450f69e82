// Stars and deletions as pairs that weigh less than an answer in a duel: they were given without comparing, and one
// picture's mark would otherwise count once for each other picture. Pure functions: any thread.
#pragma once

#include "taste/taste_pairs.h"

#include <string>
#include <vector>

namespace miro {

struct MarkedPicture {
    std::string prompt;
    int stars = 0; // 1 to 5; 0: none were given
    bool deleted = false;
    bool rated() const { return deleted || stars > 0; }
};

struct WeakPair {
    size_t better = 0; // indices of the marked pictures
    size_t worse = 0;
    double weight = 0;
};

inline constexpr double kWeakWeight = 0.25;     // of two pictures of one prompt, two stars apart or more
inline constexpr double kAcrossPrompts = 0.4;   // times that, for two prompts
inline constexpr double kBesideUnrated = 0.5;   // times that, for a picture that nobody rated: half way, 2.5 stars
inline constexpr double kWeightOfPicture = 0.5; // all pairs of a picture together
inline constexpr size_t kPartners = 4;          // of a picture, at most, chosen by seed
inline constexpr size_t kMostWeakPairs = 400;   // the heaviest are kept

// A deletion counts as 0 stars. Pictures without a mark are compared inside their prompt only, and not with each other.
// Deterministic.
std::vector<WeakPair> weakPairs(const std::vector<MarkedPicture>& pictures, uint64_t seed,
                                size_t most = kMostWeakPairs);

} // namespace miro
