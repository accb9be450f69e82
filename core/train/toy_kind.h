// A kind of training without data: a small network learns a sum of waves, in milliseconds a step. Shows whether
// training works on a machine, alone or on several, and stands in for the others in tests.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind toyKind();

} // namespace miro
