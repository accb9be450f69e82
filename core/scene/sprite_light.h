// What light does to a thing's colours, as few numbers that a least squares fit finds: how bright it is lit, how
// dull the picture is, how deep its shadow. Private to the scene room.
//
// At a pixel, seen from the background B: gain * faded(T) + veil * a - a * B - depth * (1 - a) * S * B, where T is the
// thing's colour times its cover a, S the cover of its shadow; faded mixes T with its grey by the dullness, which also
// gives the veil. Sums over pixels of the products of these parts are enough to know the error of any such fit.
#pragma once

#include <array>
#include <cstddef>

namespace miro {

struct LightFit {
    double error = 0;  // what is left of the picture's energy, the sum over pixels and channels of squares
    double gain = 1;   // 0.8 to 1.2
    double dull = 0;   // 0 to 1
    double shadow = 0; // 0 to 0.5
};

// Sums of products of the parts: 0 colour, 1 grey, 2 cover, 3 shadow (-(1 - a) S B), 4 what is to be explained.
struct LightSums {
    static constexpr size_t kParts = 5;
    std::array<std::array<double, kParts>, kParts> products{}; // the lower triangle: [i][j], j <= i

    double of(size_t i, size_t j) const { return i >= j ? products[i][j] : products[j][i]; }
};

LightFit fitLight(const LightSums& sums);

// The thing's own part of the colour with that light, from its colour, its grey and its cover (all times cover).
inline float litColour(const LightFit& fit, float colour, float grey, float cover);

// How the parts mix at a dullness from 0 to 1: as scene_render.cpp dulls a picture.
struct Fading {
    double colour, grey, veil;
};
inline Fading fadingOf(double dull) {
    const double kept = 1 - 0.34 * dull;
    return {kept * (1 - 0.30 * dull), kept * 0.30 * dull, 0.34 * 0.47 * dull};
}

inline float litColour(const LightFit& fit, float colour, float grey, float cover) {
    const Fading fading = fadingOf(fit.dull);
    return static_cast<float>(fit.gain * (fading.colour * colour + fading.grey * grey) + fading.veil * cover);
}

} // namespace miro
