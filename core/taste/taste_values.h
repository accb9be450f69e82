// What is told of a personal reward, as numbers: scores, weights, agreement, accuracy. Plain values without libtorch:
// any thread, any room above.
#pragma once

#include "taste/intervals.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace miro {

// A score is in logits, 0 for a picture like the library's mean one; only differences mean something.
struct TasteEstimate {
    double mean = 0;
    double deviation = 0; // of the posterior
};

// What a known reward counts for this artist: what one standard deviation of it, among the library's pictures, adds to
// a picture's score.
struct RewardWeight {
    std::string reward;
    double mean = 0;
    double deviation = 0;
};

// Indices into the estimates; no picture is in two lists.
struct TasteRanking {
    std::vector<size_t> most;      // best first, by what is at least likely: the mean less one deviation
    std::vector<size_t> least;     // worst first, by the mean plus one deviation
    std::vector<size_t> undecided; // whose place above or below the middle picture is least sure, first
};

// How often the picture with the higher score of a reward was the chosen one.
struct RewardAgreement {
    std::string reward;
    Share chosen;
};

// Answers other than "same" to distinct pairs, below which nothing is said about accuracy: with fewer, its interval is
// wider than a third.
inline constexpr int64_t kEnoughChoices = 25;

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

} // namespace miro
