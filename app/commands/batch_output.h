// What `miro batch` says beside its results.
#pragma once

#include "app/progress_printer.h"

#include <string>
#include <vector>

namespace miro {

std::string previewJson(const BatchPreview& preview);              // one line
std::vector<std::string> previewText(const BatchPreview& preview); // a few

// Says notes at once: a batch that waits for room on the disk says so while it waits.
class NotingPrinter : public ProgressPrinter {
public:
    NotingPrinter(Terminal& terminal, ProgressStyle style, bool json)
        : ProgressPrinter(terminal, style), m_terminal(terminal), m_json(json) {}
    void note(const std::string& line) override;

private:
    Terminal& m_terminal;
    const bool m_json;
};

} // namespace miro
