// The numbers of one training run as lines over its updates, in bounded memory: what was read back and what is told
// while it goes on. Plain value.
#pragma once

#include "base/training_point.h"

#include <string>
#include <vector>

namespace miro {

class TrainingRecord {
public:
    struct Entry {
        double step = 0;
        double value = 0;
    };
    struct Line {
        std::string name;
        bool heldOut = false;
        std::vector<Entry> entries; // rising steps
    };

    // Points of steps that were there replace those and all after them: a run that was killed goes on from its last
    // checkpoint. Numbers that are none are left out.
    void add(const TrainingPoint& point);

    bool empty() const { return m_lines.empty(); }
    int64_t step() const { return m_step; }
    int64_t of() const { return m_of; }
    double secondsLeft() const { return m_secondsLeft; }
    double samplesPerSecond() const { return m_samplesPerSecond; }
    int64_t bestStep() const { return m_bestStep; } // of the looks at held-out samples; below 0: none

    const std::vector<Line>& lines() const { return m_lines; } // in the order in which they came
    const Line* find(const std::string& name, bool heldOut) const;
    const std::vector<Line>& scores() const { return m_scores; } // of samples: SCORER_at_1, SCORER_at_0
    // What the run is judged by, and the number of an update that goes with it; empty before there are any.
    std::string heldOutName() const;
    std::string mainName() const;

private:
    static void put(std::vector<Line>& lines, const NamedNumbers& numbers, bool heldOut, int64_t step);

    std::vector<Line> m_lines;
    std::vector<Line> m_scores;
    int64_t m_step = 0;
    int64_t m_of = 0;
    int64_t m_bestStep = -1;
    double m_secondsLeft = -1;
    double m_samplesPerSecond = -1;
};

// At most `most` entries, each the mean of its neighbours, at their last step.
std::vector<TrainingRecord::Entry> thinned(const std::vector<TrainingRecord::Entry>& entries, size_t most);

} // namespace miro
