// What a run spent its time on, for estimates of the next one.
#pragma once

#include <chrono>
#include <cstdint>

namespace miro {

// Sums; a plain value.
struct RunTimes {
    double sampling = 0;     // seconds in steps, without previews and pauses
    int64_t evaluations = 0; // of the network, one a picture and branch
    double liveScores = 0;   // seconds of looks at unfinished pictures
    double decoding = 0;     // seconds from latents to a file's bytes
    int64_t decoded = 0;     // pictures
    double loading = 0;      // seconds before the first step; 0 when all was in memory
    double lastDecode = 0;   // seconds of one full decode
};

inline double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace miro
