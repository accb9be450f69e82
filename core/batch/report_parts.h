// The parts of explore_report.h's page. Private to the batch room.
#pragma once

#include "batch/exploration.h"

#include <string>

namespace miro {

std::string reportStyle(); // the style sheet, light and dark

// Charts that this kind of exploration has: a scatter of the two rewards, curves along the way, the expected best of n.
// Each with a heading and a sentence that says how to read it; empty where nothing was measured.
std::string reportCharts(const Exploration& exploration, const Findings& findings);

// "Achieved 0.53 (raw 21.4)"; "not measured".
std::string scoreText(const ScoreColumn& column, size_t picture);

// What the values of all columns together are: "quantile", or a word that says that some are scaled.
std::string valueName(const Findings& findings);

} // namespace miro
