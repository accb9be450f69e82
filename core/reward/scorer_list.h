// Every scorer that this program can run: the one list, a line each.
#pragma once

#include "reward/scorer.h"

namespace miro {

// Keys are those of scorers(); a test sees to it that every one of them is here.
const Registry<ScorerMaker>& scorerMakers();

} // namespace miro
