// `miro batch merge DIR`: see batch/batch_merge.h.
#pragma once

#include "app/commands/command.h"

namespace miro {

// arguments: behind "merge". Prints the files that were written, a line each; with --json one object.
Result<void> runBatchMerge(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
