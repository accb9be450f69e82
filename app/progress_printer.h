// Shows a job's progress on standard error: a bar on a terminal, lines or JSON lines where asked for, else nothing.
#pragma once

#include "app/terminal.h"
#include "studio/studio.h"

#include <chrono>
#include <optional>

namespace miro {

enum class ProgressStyle { None, Bar, Lines, Json };

// Lives as long as the command; called on the job's thread.
class ProgressPrinter : public JobListener {
public:
    ProgressPrinter(Terminal& terminal, ProgressStyle style) : m_terminal(terminal), m_style(style) {}
    ~ProgressPrinter() override { m_terminal.bar(""); }

    void progress(const Progress& progress) override;

private:
    void drawBar(const Progress& progress);
    // From what the stage has done so far; nothing in its first second.
    std::optional<int64_t> secondsLeft(const Progress& progress) const;

    Terminal& m_terminal;
    ProgressStyle m_style;
    Progress m_last;
    std::chrono::steady_clock::time_point m_stageStart;
    int64_t m_stageBegan = 0; // what it had done then
};

} // namespace miro
