// What choices say about themselves, before anything is learned: how consistent the artist is, and what makes them hard
// to learn from. Facts with numbers; the sentences are the window's and the command's. Pure functions: any thread.
#pragma once

#include "taste/intervals.h"
#include "taste/taste_choice.h"

#include <optional>
#include <vector>

namespace miro {

struct TasteAccuracy;

enum class TasteProblem {
    TooFew,             // count: choices that count, of: how many are needed
    AlwaysLeft,         // count: of all `of` answers
    AlwaysRight,        // the same
    AlwaysSame,         // the same
    MostlyOneSide,      // count: answers for the more frequent side, of those for either
    Contradictory,      // count: repeats answered otherwise than before, of all repeats
    Circular,           // count: rings (a over b, b over c, c over a), of all closed triples
    NoBetterThanChance, // count: choices foretold rightly, of all
};

struct TasteFinding {
    TasteProblem problem = TasteProblem::TooFew;
    int64_t count = 0;
    int64_t of = 0;
    bool operator==(const TasteFinding&) const = default;
};

inline constexpr int64_t kFewestAnswers = 10; // before anything is said about sides
inline constexpr double kConsistent = 0.8;    // Contradictory: the share of repeats answered alike is surely below

struct ChoiceChecks {
    int64_t left = 0; // answers; skipped duels are none
    int64_t right = 0;
    int64_t same = 0;
    // Of pairs asked again, how many were answered alike. "Same" once and a side once is half alike.
    Share consistency;
    // The best accuracy that any forecast of single answers can have, from consistency c: with slips of probability e,
    // c = (1 - e)^2 + e^2. Without repeats: 0.5 to 1.
    double reachable = 1;
    Interval reachableInterval{0.5, 1};
    int64_t rings = 0; // among triples of pictures of which each was compared with each
    int64_t triples = 0;
    std::vector<TasteFinding> findings; // most important first
};

// accuracy: adds TooFew and NoBetterThanChance where it is given.
ChoiceChecks checkChoices(const std::vector<TasteChoice>& choices, const TasteAccuracy* accuracy = nullptr);

} // namespace miro
