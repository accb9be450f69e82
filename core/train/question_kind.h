// The kind of training "question": a small yes/no question scorer of VQAScore's kind, from scenes whose truth is known.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind questionKind();

} // namespace miro
