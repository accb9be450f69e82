#include "job/time_left.h"

#include <algorithm>

namespace miro {

void TimeLeft::stepDone(const DrawStep& step) {
    // A newer step says more than an older one: other programs come and go.
    constexpr double kNewest = 0.2;
    const auto group = static_cast<double>(std::max<int64_t>(step.pictures, 1));
    const double measured = (step.stepSeconds + step.previewSeconds) / group;
    if (m_stepSeconds < 0)
        m_stepSeconds = measured;
    else if (step.previewMethod != "full") // that one was made in a pause, and takes no part in going on
        m_stepSeconds += kNewest * (measured - m_stepSeconds);

    const auto stepsHere = static_cast<double>(std::max<int64_t>(step.total - step.step - 1, 0));
    const auto after = static_cast<double>(std::max<int64_t>(m_pictures - step.firstPicture - step.pictures, 0));
    m_seconds = m_stepSeconds * (stepsHere * group + static_cast<double>(step.total) * after) +
                (step.decodeSeconds + m_afterEach) * (group + after);
}

} // namespace miro
