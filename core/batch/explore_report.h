// report.html of an exploration: what was asked, what was found, charts and every picture, in one file that needs
// nothing beside itself and runs no script. All texts are escaped. Any thread.
#pragma once

#include "batch/exploration.h"

#include <string>

namespace miro {

struct ReportFacts {
    std::string program;            // "Miro Studio 0.1.0"
    std::vector<std::string> notes; // one line each: scorers that are missing, cells that are
};

// Failed when a picture cannot be encoded.
Result<std::string> explorationReport(const Exploration& exploration, const Findings& findings,
                                      const ReportFacts& facts);

} // namespace miro
