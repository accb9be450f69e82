// Numbers in words of the window's language. GUI thread.
#pragma once

#include <QString>
#include <cstdint>

namespace miro {

// "4 s", "2 min 5 s", "3 h 20 min": short, for a place that changes all the time.
QString durationWords(double seconds);

// What a stage of Progress is called: "load" is "Loading the model".
QString stageWords(const QString& stage);

// "1.4 GB".
QString sizeWords(int64_t bytes);

} // namespace miro
