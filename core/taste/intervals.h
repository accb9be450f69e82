// Shares and their intervals, and the distributions behind them. Pure functions: any thread.
#pragma once

#include <cstdint>

namespace miro {

inline constexpr double kTasteConfidence = 0.9; // of every interval of this room

struct Interval {
    double low = 0;
    double high = 1;
};

// A share of trials that came out one way.
struct Share {
    double value = 0; // hits / trials; 0.5 without trials
    Interval interval;
    double hits = 0; // what is half counts half
    int64_t trials = 0;
};

// I_x(a, b), the distribution function of Beta(a, b); a and b above 0. By its continued fraction, after Lentz (Press et
// al., Numerical Recipes, 6.4), to about 1e-13.
double betaDistribution(double x, double a, double b);
// Where it is `probability`.
double betaQuantile(double probability, double a, double b);

double normalDistribution(double x);
double logistic(double x);

// With Jeffreys' interval: the equal-tailed one of Beta(hits + 1/2, misses + 1/2), and to the end where all or nothing
// hit (Brown, Cai, DasGupta 2001). hits may be halves.
Share shareOf(double hits, int64_t trials, double confidence = kTasteConfidence);

// The interval alone; trials may be a fraction, when they are worth less than their number.
Interval intervalOf(double hits, double trials, double confidence = kTasteConfidence);

} // namespace miro
