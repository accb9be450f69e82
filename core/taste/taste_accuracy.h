// How well a personal reward foretells choices that it has not seen: cross-validated over distinct pairs of pictures,
// with intervals; or that there are not enough choices yet. Values; any thread.
#pragma once

#include "taste/taste_model.h"
#include "taste/taste_values.h"

#include <string>
#include <vector>

namespace miro {

inline constexpr int kTasteFolds = 10;
inline constexpr int kTasteDeals = 3;
// Forecasts of one model, from choices that they share, err together: an interval of n of them is that of n /
// kTasteTogether (measured: bench_taste cover).
inline constexpr double kTasteTogether = 1.25;

// What a pair of the model was: one a pair, in its order.
struct TasteTrial {
    enum class Role { Asked, Repeat, Weak };
    std::string left; // which pictures; not looked at for weak pairs
    std::string right;
    double outcome = 1;
    Role role = Role::Asked;
};

// trials: of all pairs of the model. A repeated pair, weak ones and "same" are learned from and not counted; all
// answers to one pair of pictures are in one fold; the folds are dealt kTasteDeals times. library:
// libraryConfidences(), where they are known. Deterministic by seed. Broken contract: not one trial a pair.
Result<TasteAccuracy> measureAccuracy(const TasteModel& model, const std::vector<TasteTrial>& trials, uint64_t seed = 0,
                                      const std::vector<double>& library = {});

} // namespace miro
