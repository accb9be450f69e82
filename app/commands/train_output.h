// What training says on standard error: a bar with the time left, notes of what was measured, or JSON lines.
#pragma once

#include "app/commands/batch_output.h"
#include "app/commands/command.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace miro {

inline const ParamSpec kTrainThreads{.key = "threads",
                                     .help = "How many threads the arithmetic shares; all by default.",
                                     .kind = ParamKind::Int,
                                     .minimum = 1,
                                     .maximum = 1024,
                                     .valueName = "N"};

// Lives as long as the command; called on the training's thread.
class TrainPrinter : public TrainSink {
public:
    TrainPrinter(Terminal& terminal, ProgressStyle style)
        : m_terminal(terminal), m_style(style), m_printer(terminal, style, style == ProgressStyle::Json) {}

    void begun(int64_t done, int64_t total) override { m_printer.progress({"train", done, total}); }
    void stepDone(const TrainStep& step) override;
    void heldOut(int64_t step, const std::vector<std::pair<std::string, double>>& numbers, bool best) override;
    void sampleScores(int64_t step, const std::vector<std::pair<std::string, double>>& numbers) override;
    void checkpointed(int64_t step, const std::filesystem::path& file) override { told("checkpoint", step, file); }
    void sampled(int64_t step, const std::filesystem::path& folder) override { told("samples", step, folder); }
    void note(const std::string& line) override { m_printer.note(line); }

    JobListener& beside() { return m_printer; } // of what is done besides the training

private:
    void told(const char* event, int64_t step, const std::filesystem::path& place);

    Terminal& m_terminal;
    ProgressStyle m_style;
    NotingPrinter m_printer;
    std::chrono::steady_clock::time_point m_shown;
};

} // namespace miro
