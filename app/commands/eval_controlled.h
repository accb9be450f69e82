// `miro eval controlled`. Private to the commands.
#pragma once

#include "app/commands/command.h"

namespace miro {

Result<void> runEvalControlled(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
