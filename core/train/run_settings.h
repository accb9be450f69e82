// The loop's part of a training config (commonTrainSettings) as the values that the trainer takes.
#pragma once

#include "train/train_config.h"
#include "train/trainer.h"

namespace miro {

TrainerSettings trainerSettings(const TrainConfig& config, int64_t rank, int64_t processes);

} // namespace miro
