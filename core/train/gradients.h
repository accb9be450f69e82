// What is done to all of a network's gradients at once.
#pragma once

#include "train/parameter_store.h"

namespace miro {

// Forgets them.
void clearGradients(const std::vector<TrainParameter>& parameters);

// The norm of all of them together; when it is above `limit` they are scaled down to it. limit 0 only measures. Not
// finite when a gradient is not: then nothing is scaled.
double clipGradients(const std::vector<TrainParameter>& parameters, double limit);

} // namespace miro
