// The kind of training "vae": an SDXL-style image autoencoder.
#pragma once

#include "train/train_kinds.h"

namespace miro {

TrainKind vaeKind();

} // namespace miro
