// What the numbers and the pictures of a training run are called. GUI thread (translated).
#pragma once

#include <QString>
#include <string>

namespace miro {

// Of metrics.jsonl; a name that is not known is a reward's.
QString numberName(const std::string& name);

// Of a file of samples, without its ending.
QString sampleName(const std::string& stem);

} // namespace miro
