// What `miro eval` prints: of a run the paths of its files or JSON lines, of a dry run the price.
#pragma once

#include "studio/studio.h"

#include <string>
#include <vector>

namespace miro {

// One a picture, then one of the whole.
std::vector<std::string> exploreJson(const ExploreRunOutcome& outcome);

// Warnings for a person: a reward that is being hacked, seeds that look alike.
std::vector<std::string> exploreWarnings(const Findings& findings);

std::string priceJson(const ExplorePrice& price);
std::string priceText(const ExplorePrice& price); // one line

} // namespace miro
