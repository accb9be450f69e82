// Explorations in plain words: what each question asks, what a cell asked for and what was measured. GUI thread
// (translated).
#pragma once

#include "batch/explore_plan.h"

#include <QString>

namespace miro {

class ExploreRun;

QString exploreText(const char* text); // marked with QT_TRANSLATE_NOOP("Explore", ...)

QString questionTitle(ExploreKind kind); // "Grid of two rewards"
QString questionHelp(ExploreKind kind);  // one sentence

// The short name of a reward where there is little room: "CLIP", "Aesthetic".
QString rewardName(const std::string& key);

// What a cell of this plan asks, as short as a header: "25 %", "without CLIP", "seed 7".
QString cellTitle(const ExploreRequest& plan, const ExploreCell& cell);
// The header of a column or row of the table; empty: none. cell: any of that column or row.
QString columnTitle(const ExploreRequest& plan, const ExploreCell& cell);
QString rowTitle(const ExploreRequest& plan, const ExploreCell& cell);
// What the columns and the rows are: "Across: ...", with line breaks between.
QString directionsText(const ExploreRequest& plan);

// "Grid of two rewards: CLIP, Aesthetic", for lists.
QString explorationTitle(const ExploreRequest& plan);

// Targets and measured scores of a cell in lines, for the panel, tool tips and screen readers. cell: an index of run.
QString cellText(const ExploreRun& run, int cell);

} // namespace miro
