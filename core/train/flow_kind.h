// The kind "flow": a config becomes a FlowTask over shards.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind flowKind();

} // namespace miro
