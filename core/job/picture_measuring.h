// Scores what a job draws while it draws: some pictures at a time, on the compute thread. Lives for one run.
#pragma once

#include "job/queued_work.h"

#include <string>
#include <vector>

namespace miro {

class PictureMeasuring {
public:
    // scorers: keys of context.scorers.present(); named: somebody asked for just these. context outlives it.
    PictureMeasuring(const WorkContext& context, std::vector<std::string> scorers, bool named = false)
        : m_context(context), m_scorers(std::move(scorers)), m_named(named) {}

    bool measures() const { return !m_scorers.empty(); }
    void add(PictureId picture) { m_waiting.push_back(picture); }
    size_t waiting() const { return m_waiting.size(); }

    // Those that were added. Stopped, DiskFull; else pictures without measurements are still some to look at, and it
    // says so once. What a job that gives way leaves is scored when it goes on.
    Result<void> measure();
    Result<void> measure(const std::vector<PictureId>& pictures);

private:
    const WorkContext& m_context;
    std::vector<std::string> m_scorers;
    const bool m_named;
    std::vector<PictureId> m_waiting;
};

} // namespace miro
