// miro eval calibrate: bin edges of scorers, estimated from scored pictures or imported.
#pragma once

#include "app/commands/command.h"

#include <string>
#include <vector>

namespace miro {

// arguments: what follows "calibrate".
Result<void> runEvalCalibrate(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
