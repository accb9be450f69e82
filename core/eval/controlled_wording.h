// How the comparison's numbers and verdicts are worded. Private to the eval room.
#pragma once

#include "eval/controlled_stats.h"

#include <string>

namespace miro {

// Accuracies as percent, the rest as it is.
std::string shown(const std::string& metric, double value, bool sign = false);
std::string shown(const std::string& metric, const Spread& spread);
std::string shown(const std::string& metric, const PairedDifference& difference);
bool isShare(const std::string& metric); // shown in percent

std::string guidanceText(double guidance);

// "+3.1 points against (a) (95 % interval ...; by seed: ...): better, ...", whichever way it fell.
std::string verdict(const std::string& metric, const PairedDifference& found, double smallest);

} // namespace miro
