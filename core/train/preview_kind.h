// The kind of training "preview": a small network that shows latents while they are drawn.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind previewKind();

} // namespace miro
