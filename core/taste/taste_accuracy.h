// How well a personal reward foretells choices that it has not seen: cross-validated over distinct pairs of pictures,
// with intervals; or that there are not enough choices yet. Values; any thread.
#pragma once

#include "taste/intervals.h"
#include "taste/taste_model.h"

#include <string>
#include <vector>

namespace miro {

// Answers other than "same" to distinct pairs, below which nothing is said about accuracy: with fewer, its interval is
// wider than a third.
inline constexpr int64_t kEnoughChoices = 25;
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

// The choices that were foretold with a confidence from low to high.
struct CalibrationBin {
    double low = 0.5;
    double high = 1;
    double confidence = 0; // mean of those in it
    Share right;
};

struct TasteAccuracy {
    int64_t choices = 0; // that count
    bool enough = false; // at least kEnoughChoices; what follows is nothing without
    Share accuracy;      // of single answers, the artist's own slips included: more than artists agree with themselves
                         // (ChoiceChecks::reachable) cannot be reached
    // The same for pairs of the library that nobody picked (`library` below): picked ones are harder. Being right is
    // taken there along its regression on confidence (Saerndal, Swensson & Wretman 1992, regression estimators). Where
    // the library's confidences are not given: as accuracy.
    double ofLibrary = 0.5;
    Interval ofLibraryInterval;
    double gap = 0; // mean confidence less accuracy: above 0, it claims too much
    Interval gapInterval{-1, 1};
    double calibrationError =
        0; // expected calibration error (Naeini et al. 2015): mean |confidence - right| of the bins
    Interval calibrationInterval; // of it, by the bootstrap's percentiles
    std::vector<CalibrationBin> bins;
};

// trials: of all pairs of the model. A repeated pair, weak ones and "same" are learned from and not counted; all
// answers to one pair of pictures are in one fold; the folds are dealt kTasteDeals times. library:
// libraryConfidences(), where they are known. Deterministic by seed. Broken contract: not one trial a pair.
Result<TasteAccuracy> measureAccuracy(const TasteModel& model, const std::vector<TasteTrial>& trials, uint64_t seed = 0,
                                      const std::vector<double>& library = {});

} // namespace miro
