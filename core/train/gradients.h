// What is done to all of a network's gradients at once.
#pragma once

#include "train/train_task.h"

namespace miro {

// Adds what a loss says about them; it is a sum or mean that is weighted by the batch already.
void addGradients(const at::Tensor& loss, const TrainRows& rows);

// Forgets them.
void clearGradients(const std::vector<TrainParameter>& parameters);

// The norm of all of them together; when it is above `limit` they are scaled down to it. limit 0 only measures. Not
// finite when a gradient is not: then nothing is scaled.
double clipGradients(const std::vector<TrainParameter>& parameters, double limit);

void multiplyGradients(const std::vector<TrainParameter>& parameters, double factor);

} // namespace miro
