// `miro bench batch`.
#pragma once

#include "app/commands/command.h"

namespace miro {

// arguments: without "batch".
Result<void> runBenchBatch(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
