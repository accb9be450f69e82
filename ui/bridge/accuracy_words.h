// How well an artist's choices are foretold, in plain sentences. GUI thread (translated).
#pragma once

#include "studio/taste_engine.h"

#include <QString>

namespace miro {

QString percentWords(double share);               // "78 %"
QString rangeWords(const Interval& interval);     // "70 to 85 %"
QString accuracyWords(const TasteStatus& status); // or that there are not enough choices yet, and how many

} // namespace miro
