// Which two pictures to show next: of one prompt, not too alike, where the answer says most about the artist, unlike
// the last ones; and now and then a pair that was answered before, with its sides exchanged, to measure the artist's
// own consistency. The same history and seed give the same pair. Pure functions: any thread; within 100 ms for 10,000
// pictures and 1,000 choices.
#pragma once

#include "taste/picture_pool.h"
#include "taste/taste_choice.h"
#include "taste/taste_model.h"

#include <optional>
#include <vector>

namespace miro {

// A duel that was shown, in the order in which it was.
struct AskedDuel {
    std::string left; // TastePicture::key
    std::string right;
    TasteAnswer answer = TasteAnswer::Skip;
    bool repeat = false; // of one before
};

struct PairOptions {
    uint64_t seed = 0;
    double minDistance = 0.25; // TasteScale::distance(): two of the library are 1 apart on average
    double repeatShare = 0.1;  // of all duels
    size_t repeatGap = 5;      // a repeat is not one of the last so many
    size_t recent = 8;         // duels that the next one is to be unlike
    size_t tries = 1024;       // pairs that are looked at, unless there are hardly more
    size_t compared = 96;      // of those, how many are compared for what they say
};

struct PickedPair {
    size_t left = 0; // of the pool
    size_t right = 0;
    std::optional<size_t> repeatOf; // index in the history
    double probability = 0.5;       // that left is chosen
    double information = 0;         // expected, in bits
    double distance = 0;
};

// What an answer is expected to say about the weights, in bits: the entropy of the answer less the expected entropy
// once the weights are known (Houlsby et al. 2011, "BALD", whose closed form for a probit stands for the logistic one).
// mean and variance of the utility's posterior, in logits.
double expectedInformation(double mean, double variance);

// NotFound: no prompt has two pictures that differ enough and were not compared yet; says what to do.
Result<PickedPair> pickPair(const TasteModel& model, const PicturePool& pool, const std::vector<AskedDuel>& history,
                            const PairOptions& options = {});

// How surely the reward tells which of two pictures is liked more, 0.5 to 1, for `count` pairs of one prompt drawn by
// chance: what measureAccuracy() needs to speak of the library rather than of picked pairs. Empty when no prompt has
// two.
std::vector<double> libraryConfidences(const TasteModel& model, const PicturePool& pool, uint64_t seed,
                                       size_t count = 500);

} // namespace miro
