// miro eval geneval|partiprompts: draws a benchmark's prompts, lays them out and has a detector judge them; and the
// starter's own detector and prompts.
#pragma once

#include "app/commands/command.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace miro {

// arguments: what follows the verb.
Result<void> runEvalGeneval(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runEvalPartiprompts(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runEvalDetectScenes(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runEvalScenePrompts(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
