// What the groups of a batch tell, as the whole batch's. Private to the flow room.
#pragma once

#include "flow/draw_events.h"

#include <mutex>

namespace miro {

// Lives as long as the run, on the drawing thread; notes come from two threads.
class WholeBatchSink : public DrawSink {
public:
    explicit WholeBatchSink(DrawSink& whole) : m_whole(whole) {}

    bool wantsPreviews() override { return m_whole.wantsPreviews(); }
    void stepDone(const DrawStep& step) override { m_whole.stepDone(step); }
    void note(const std::string& line) override {
        std::lock_guard lock(m_mutex);
        m_whole.note(line);
    }
    // Counts evaluations: a step of the group is worth its share of them.
    void progress(const Progress& step) override {
        if (step.stage == "sample" && step.total > 0)
            m_whole.progress({step.stage, m_before + m_group * step.done / step.total, m_total});
    }

    void begin(int64_t total) {
        m_total = total;
        m_whole.progress({"sample", 0, total});
    }
    void beginGroup(int64_t evaluations) { m_group = evaluations; }
    void endGroup() {
        m_before += m_group;
        m_whole.progress({"sample", m_before, m_total});
    }
    void tell(const char* stage, int64_t done, int64_t total) { m_whole.progress({stage, done, total}); }

private:
    DrawSink& m_whole;
    std::mutex m_mutex;
    int64_t m_before = 0;
    int64_t m_group = 0;
    int64_t m_total = 0;
};

} // namespace miro
