// Scores of a picture that still forms: by whom, and how often they are worth their time.
#pragma once

#include "base/result.h"
#include "flow/draw_events.h"
#include "image/image.h"

#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// How often to look: the looks of a run take at most kShare of its steps' time, plus the last one, which is always
// taken. What a look costs is measured and remembered from run to run. Plain values; one thread.
class LivePace {
public:
    static constexpr double kShare = 0.02;

    void begin() { m_saved = 0; } // a new run
    // After a step of so many seconds: whether a look at so many pictures is affordable now, so that the last step's
    // is affordable, too.
    bool due(bool last, double stepSeconds, int64_t pictures);
    void looked(double seconds, int64_t pictures);
    bool known() const { return m_cost >= 0; } // what a look costs

private:
    double m_cost = -1; // seconds a picture, smoothed; below 0: not known yet
    double m_saved = 0; // of the steps' time, not spent yet
};

// Who looks. Owned by whoever draws, outlives the run; the drawing thread. It leaves no trace in the sampler: what it
// throws is an Error, and the number of threads that libtorch's operations share is afterwards what it was.
class LiveScorer {
public:
    virtual ~LiveScorer() = default;

    // Before the first step: loads, and looks at something, so that the pace is known. Quick when it was called before.
    Result<void> prepare(const std::string& prompt, std::stop_token stop);
    // The mean of the pictures, a score each scorer; a score that could not be computed is left out.
    Result<std::vector<LiveScore>> look(const std::vector<Image>& pictures, const std::string& prompt,
                                        std::stop_token stop);

    LivePace& pace() { return m_pace; }

private:
    virtual Result<std::vector<LiveScore>> score(const std::vector<Image>& pictures, const std::string& prompt,
                                                 std::stop_token stop) = 0;

    LivePace m_pace;
};

} // namespace miro
