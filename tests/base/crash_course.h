// What the tests that kill a process have in common: how often, and by which random numbers. The environment chooses
// another number of rounds (MIRO_CRASH_ROUNDS) and another course (MIRO_CRASH_SEED).
#pragma once

#include <QString>

#include <cstdint>
#include <random>

namespace miro::test {

inline int crashRounds(int usual = 20) {
    const int wanted = qEnvironmentVariableIntValue("MIRO_CRASH_ROUNDS");
    return wanted > 0 ? wanted : usual;
}

// Told, so that a failure can be repeated.
inline uint64_t crashSeed() {
    bool given = false;
    const auto wanted = qEnvironmentVariable("MIRO_CRASH_SEED").toULongLong(&given);
    const uint64_t seed = given ? wanted : std::random_device{}();
    qInfo("MIRO_CRASH_SEED=%llu", static_cast<unsigned long long>(seed));
    return seed;
}

} // namespace miro::test
