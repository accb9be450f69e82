// The kind of training "codec": a linear codec with overlapping pieces.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind codecKind();

} // namespace miro
