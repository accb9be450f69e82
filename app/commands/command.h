// The verbs of the command line: one file each beside this one, one line each in commands.cpp.
#pragma once

#include "app/terminal.h"
#include "base/registry.h"
#include "studio/studio.h"

#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct CommandContext {
    Terminal& terminal;
    Studio& studio;
    std::stop_token stop;
};

struct Command {
    std::string key;  // the verb
    std::string help; // one sentence
    Result<void> (*run)(CommandContext& context, const std::vector<std::string>& arguments);
};

const Registry<Command>& commands();

Result<void> runGenerate(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runEncodeText(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runScore(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runAnnotate(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runEval(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runBatch(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runModels(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runLibrary(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runDoctor(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runTaste(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runTrain(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runFinetune(CommandContext& context, const std::vector<std::string>& arguments);
Result<void> runBench(CommandContext& context, const std::vector<std::string>& arguments);

} // namespace miro
