// `miro taste merge ADAPTER --model BASE --output-dir DIR`: see flow/adapter_merge.h.
#pragma once

#include "app/commands/command.h"

namespace miro {

// arguments: behind "merge". Prints the folder.
Result<void> runTasteMerge(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
