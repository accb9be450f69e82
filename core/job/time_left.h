// How long a drawing will still take, from its own measured steps. Plain values; one thread.
#pragma once

#include "flow/draw_events.h"

#include <cstdint>

namespace miro {

class TimeLeft {
public:
    // pictures: of the whole job. afterEach: seconds of other work on every picture, such as scoring it.
    explicit TimeLeft(int64_t pictures, double afterEach = 0) : m_pictures(pictures), m_afterEach(afterEach) {}

    void stepDone(const DrawStep& step);
    double seconds() const { return m_seconds; } // below 0: not known yet

private:
    int64_t m_pictures;
    double m_afterEach;
    double m_stepSeconds = -1; // of one picture, smoothed
    double m_seconds = -1;
};

} // namespace miro
