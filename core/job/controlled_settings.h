// The keys of a controlled comparison's plan: those of its own, and every key of a flow training that the comparison
// does not set itself.
#pragma once

#include "base/param_spec.h"
#include "eval/controlled_plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

const std::vector<ParamSpec>& controlledSettings();      // of its own
const std::vector<ParamSpec>& controlledTrainSettings(); // of the trainings, as miro train has them

// Usage (an unknown key with the nearest name, an unknown reward, scorer, arm or protocol, numbers that do not fit
// together), NotFound (the file; data or network that are not there), Corrupt: one line that names file and key.
Result<ControlledPlan> readControlledPlan(const std::filesystem::path& file,
                                          const std::vector<std::string>& assignments);

} // namespace miro
