#include "taste/intervals.h"

#include <cmath>
#include <numbers>

namespace miro {
namespace {

double continuedFraction(double x, double a, double b) {
    constexpr double kTiny = 1e-300;
    const auto away = [](double value) {
        return std::abs(value) < kTiny ? kTiny : value;
    };
    double c = 1, d = 1 / away(1 - (a + b) * x / (a + 1)), h = d;
    for (int i = 1; i < 500; ++i) {
        const double m = i;
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away(1 + even * d);
        c = away(1 + even / c);
        h *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away(1 + odd * d);
        c = away(1 + odd / c);
        h *= d * c;
        if (std::abs(d * c - 1) < 1e-15)
            break;
    }
    return h;
}

} // namespace

double betaDistribution(double x, double a, double b) {
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    // The fraction is quick on this side of the mean; the other side is the mirror image.
    return x < (a + 1) / (a + b + 2) ? front * continuedFraction(x, a, b) / a
                                     : 1 - front * continuedFraction(1 - x, b, a) / b;
}

double betaQuantile(double probability, double a, double b) {
    double low = 0, high = 1;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (betaDistribution(middle, a, b) < probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

double normalDistribution(double x) {
    return std::erfc(-x / std::numbers::sqrt2) / 2;
}

double logistic(double x) {
    return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

Interval intervalOf(double hits, double trials, double confidence) {
    const double misses = trials - hits, tail = (1 - confidence) / 2;
    return {hits > 0 ? betaQuantile(tail, hits + 0.5, misses + 0.5) : 0,
            misses > 0 ? betaQuantile(1 - tail, hits + 0.5, misses + 0.5) : 1};
}

Share shareOf(double hits, int64_t trials, double confidence) {
    if (trials == 0)
        return {0.5, {}, hits, 0};
    const auto all = static_cast<double>(trials);
    return {hits / all, intervalOf(hits, all, confidence), hits, trials};
}

} // namespace miro
