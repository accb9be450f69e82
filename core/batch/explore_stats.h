// What measured scores say: fronts, ranks, the expected best of n, targets that were missed, and signs that a reward is
// being hacked. Pure functions on values; a score that could not be measured is nullopt. Any thread.
#pragma once

#include "image/image.h"
#include "library/picture_query.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace miro {

using Measured = std::optional<double>; // NaN counts as missing

// Indices, ascending, of the points that no other point beats: one that is at least as good in every score and better
// in one. Equal points are on the front together; points that lack a score are neither on it nor beat anything.
std::vector<size_t> paretoFront(const std::vector<std::vector<Measured>>& points);

// 1 is the highest; equal values share the better rank ("1, 2, 2, 4"). Missing values have none.
std::vector<std::optional<int64_t>> ranksOf(const std::vector<Measured>& values);

// Where each value lies among all of them, 0 to 1: the part that is lower, plus half of those that are equal, itself
// included. One value alone is at 0.5.
std::vector<Measured> quantilesAmong(const std::vector<Measured>& values);

// One total a candidate: the weighted mean of its values, which must be comparable (quantiles). Columns whose weight is
// 0, or that nobody has, are left out; a candidate that lacks a value which others have has no total.
std::vector<Measured> weightedTotals(const std::vector<std::vector<Measured>>& candidates,
                                     const std::vector<double>& weights);

// Indices of the candidates, best total first; equal ones stay in order, missing ones come last.
std::vector<size_t> bestFirst(const std::vector<Measured>& totals);

// The expected highest of n of these values, drawn without replacement, for n = 1, 2, ... up to how many are there.
// Exact: with x(1) <= ... <= x(N), the sum over i of x(i) * C(i - 1, n - 1) / C(N, n).
std::vector<double> expectedBest(const std::vector<Measured>& values);

double meanOf(const std::vector<double>& values); // NaN of none

// ---- asked and achieved, in quantiles

// Asked for more than was achieved, by more than `by`: what the gallery's filter calls missed. Without a target or a
// measurement nothing is missed.
bool isMissed(const Measured& target, const Measured& achieved, double by = kMissedMargin);

// ---- reward hacking

struct ScoreSeries {
    std::string key;
    std::vector<Measured> values; // in quantiles, one a target
};

struct HackingSign {
    std::string rises;              // the reward whose target was raised, and which did rise
    std::vector<std::string> falls; // those that paid for it
    double gain = 0;                // in quantiles, from the suggested target to the asked one
    double loss = 0;                // of all others together, in quantiles, on average
    double suggested = 0;           // a lower target that was measured: the others are still well there
};

// One reward's target was raised along `targets`, ascending; `rising` is that reward's own series. The suggested target
// is the highest below `asked` where the others do about as well as they ever did below. Nothing when from there to
// `asked` they did not fall on average by more than kHackingLoss, or none fell by more than kHackingFall, or the
// reward itself did not rise: then there is nothing to trade.
inline constexpr double kHackingLoss = 0.05;
inline constexpr double kHackingFall = 0.125; // eight of the published 64 bins: less is what two seeds differ by
std::optional<HackingSign> findHacking(const std::vector<double>& targets, const ScoreSeries& rising,
                                       const std::vector<ScoreSeries>& others, double asked);

// ---- seeds that look alike

// A picture's look in 8 x 8 cells of three colours, without its mean and of length 1: features when there are no
// better ones. A picture of one colour gives zeros.
std::vector<double> lookOf(const Image& image);

// The mean cosine of all pairs, -1 to 1. Missing for fewer than two pictures or vectors of different lengths; a zero
// vector is equal to a zero vector and has nothing in common with others.
Measured likenessOf(const std::vector<std::vector<double>>& features);

// Pictures of several seeds, nearly the same: as alike as kAlike at least, and nearer to it than half way from what the
// same seeds gave without the push (`before`, where it is known).
inline constexpr double kAlike = 0.95;
bool seedsLookAlike(const Measured& likeness, const Measured& before = {});

} // namespace miro
