// What the queue keeps of a training run: the payload of the job kind "train". The config is in it as it was when it
// was queued, every key with its value. Plain values: any thread.
#pragma once

#include "job/train_order.h"
#include "train/train_config.h"

#include <string>

namespace miro {

struct TrainPayload {
    TrainConfig config;
    std::filesystem::path folder; // whole
    std::string name;
};

// Reads and checks what was asked for. Usage (a key, a value, a folder that is not the run's), NotFound, Corrupt,
// Failed.
Result<TrainPayload> trainPayload(const TrainJob& job);

std::string titleOfTraining(const TrainPayload& payload); // never empty

std::string textFromTraining(const TrainPayload& payload);
// Corrupt, Unsupported, or Usage that names the key; also of the config.
Result<TrainPayload> trainingFromText(const std::string& text);

} // namespace miro
