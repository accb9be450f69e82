// What a training run wrote about itself, read back for curves. Functions of their arguments: any thread.
#pragma once

#include "base/result.h"
#include "base/training_point.h"

#include <filesystem>
#include <vector>

namespace miro {

// In a run's folder: a JSON object a line, of an update, of a look at held-out samples or of scores of samples.
inline constexpr const char* kMetricsFile = "metrics.jsonl";

// Of the file's last 64 MB: updates, looks and scores, evenly taken, at most `most` of each; the
// newest are there. Lines that are no such object, as a crash leaves one, are left out. NotFound, Failed.
Result<std::vector<TrainingPoint>> readTrainingLog(const std::filesystem::path& folder, size_t most = 2000);

} // namespace miro
