// The loop's part of a training config (commonTrainSettings) as the values that the trainer takes.
#pragma once

#include "tensor/device.h"
#include "train/train_config.h"
#include "train/trainer.h"

namespace miro {

// The precision that the run has on this machine in the place of "auto".
Result<Precision> runPrecision(const TrainConfig& config, at::Device device);

TrainerSettings trainerSettings(const TrainConfig& config, int64_t rank, int64_t processes);

} // namespace miro
