#include "scene/sprite_light.h"

#include <algorithm>

namespace miro {
namespace {

constexpr double kLeastGain = 0.82, kMostGain = 1.18, kDeepest = 0.5;

LightFit fitAt(const LightSums& sums, double dull) {
    const Fading f = fadingOf(dull);
    // Products of the faded colour P, the shadow, and the target less the veil.
    const double pp =
        f.colour * f.colour * sums.of(0, 0) + 2 * f.colour * f.grey * sums.of(0, 1) + f.grey * f.grey * sums.of(1, 1);
    const double ps = f.colour * sums.of(0, 3) + f.grey * sums.of(1, 3), ss = sums.of(3, 3);
    const double pa = f.colour * sums.of(0, 2) + f.grey * sums.of(1, 2);
    const double pt = f.colour * sums.of(0, 4) + f.grey * sums.of(1, 4) - f.veil * pa;
    const double st = sums.of(3, 4) - f.veil * sums.of(3, 2);
    const double tt = sums.of(4, 4) - 2 * f.veil * sums.of(2, 4) + f.veil * f.veil * sums.of(2, 2);
    LightFit fit;
    fit.dull = dull;
    const double determinant = pp * ss - ps * ps;
    if (determinant > 1e-9 * pp * std::max(ss, 1e-9)) {
        fit.gain = (pt * ss - st * ps) / determinant;
        fit.shadow = (st * pp - pt * ps) / determinant;
    } else {
        fit.gain = pp > 1e-9 ? pt / pp : 1;
    }
    // The bounds, one after the other: the shadow that fits the bounded gain, then the gain that fits that shadow.
    fit.gain = std::clamp(fit.gain, kLeastGain, kMostGain);
    fit.shadow = ss > 1e-9 ? std::clamp((st - fit.gain * ps) / ss, 0.0, kDeepest) : 0;
    if (pp > 1e-9)
        fit.gain = std::clamp((pt - fit.shadow * ps) / pp, kLeastGain, kMostGain);
    fit.error = std::max(0.0, tt - 2 * fit.gain * pt - 2 * fit.shadow * st + fit.gain * fit.gain * pp +
                                  2 * fit.gain * fit.shadow * ps + fit.shadow * fit.shadow * ss);
    return fit;
}

} // namespace

LightFit fitLight(const LightSums& sums) {
    LightFit best = fitAt(sums, 0);
    for (const double dull : {0.25, 0.5, 0.75, 1.0})
        if (const LightFit fit = fitAt(sums, dull); fit.error < best.error)
            best = fit;
    return best;
}

} // namespace miro
