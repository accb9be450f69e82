// A sum in several partial ones, so that the compiler may add several numbers at once; the order is the same
// everywhere.
#pragma once

#include <cstdint>

namespace miro {

inline constexpr int kLanes = 8; // of sums over a norm's values

// The sum over i below `width` of term(i).
template <int lanes, typename Sum = float, typename Term>
Sum laneSum(int64_t width, const Term& term) {
    Sum partial[lanes] = {};
    int64_t i = 0;
    for (; i + lanes <= width; i += lanes)
        for (int lane = 0; lane < lanes; ++lane)
            partial[lane] += term(i + lane);
    for (int lane = 0; i + lane < width; ++lane)
        partial[lane] += term(i + lane);
    Sum sum = 0;
    for (Sum part : partial)
        sum += part;
    return sum;
}

} // namespace miro
