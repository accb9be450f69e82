// Random choices that are the same on every machine and with every library: the counter-based generator SplitMix64
// (Steele, Lea, Flood 2014) and draws defined here, since those of <random> differ between libraries. Not for noise
// that a published model expects (tensor/noise.h), nor for secrets.
#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>

namespace miro {

// Mixes one number into another; equal inputs give equal outputs.
constexpr uint64_t mixedSeed(uint64_t seed) {
    seed += 0x9E3779B97F4A7C15u;
    seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9u;
    seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBu;
    return seed ^ (seed >> 31);
}

// A seed for one of many things that are drawn independently: {seed, line, which}.
constexpr uint64_t mixedSeed(std::initializer_list<uint64_t> parts) {
    uint64_t mixed = 0;
    for (uint64_t part : parts)
        mixed = mixedSeed(mixed ^ part);
    return mixed;
}

// A value; its state is one number, which can be kept and given back.
class SeededRandom {
public:
    explicit constexpr SeededRandom(uint64_t seed) : m_state(seed) {}

    constexpr uint64_t next() {
        const uint64_t value = mixedSeed(m_state);
        m_state += 0x9E3779B97F4A7C15u;
        return value;
    }

    // [0, 1), 53 bits.
    constexpr double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    constexpr double uniform(double low, double high) { return low + (high - low) * uniform(); }

    // [0, n), n at least 1, without bias.
    constexpr uint64_t below(uint64_t n) {
        const uint64_t limit = UINT64_MAX - UINT64_MAX % n;
        uint64_t value = next();
        while (value >= limit)
            value = next();
        return value % n;
    }

    constexpr bool chance(double probability) { return uniform() < probability; }

    // Mean 0, standard deviation 1 (Box and Muller 1958, one of the pair).
    double normal() {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }

    constexpr uint64_t state() const { return m_state; }

private:
    uint64_t m_state;
};

} // namespace miro
