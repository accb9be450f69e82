// scores.csv of an exploration: one line a picture with all its settings and, for every scorer, the raw value, the one
// in training units and the quantile. RFC 4180, UTF-8; a missing value is an empty field.
#pragma once

#include "batch/exploration.h"

#include <string>

namespace miro {

std::string scoresTable(const Exploration& exploration);

} // namespace miro
