// The kind of training "clip": a small CLIP from captioned pictures, by contrast, or by which of two pictures is
// better.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind clipKind();

} // namespace miro
