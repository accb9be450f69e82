// The kind of training "preview-map": the linear map from latents to colours.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind previewMapKind();

} // namespace miro
