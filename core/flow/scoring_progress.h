// Scoring in parts, told as one whole.
#pragma once

#include "base/progress.h"

#include <algorithm>

namespace miro {

// A scoring session counts pictures times scorers; this counts pictures, of the whole. Lives as long as its part.
class PartOfScoring : public ProgressSink {
public:
    // before: pictures of former parts.
    PartOfScoring(ProgressSink& whole, int64_t before, int64_t scorers, int64_t total)
        : m_whole(whole), m_before(before), m_scorers(std::max<int64_t>(1, scorers)), m_total(total) {}
    void progress(const Progress& part) override {
        m_whole.progress(part.stage == "score" ? Progress{part.stage, m_before + part.done / m_scorers, m_total}
                                               : part);
    }

private:
    ProgressSink& m_whole;
    const int64_t m_before;
    const int64_t m_scorers;
    const int64_t m_total;
};

} // namespace miro
