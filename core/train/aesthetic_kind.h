// The kind of training "aesthetic": the head that reads how pleasant a picture is off a CLIP's vector of it.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind aestheticKind();

} // namespace miro
