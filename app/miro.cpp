// The command line: wiring only. DESIGN: results on standard output, one line on standard error when something failed,
// exit codes 0 done, 1 failed, 2 wrong usage, 130 stopped.
#include "app/commands/command.h"
#include "app/stop_signals.h"
#include "app/terminal.h"

#include <fmt/format.h>
#include <new>

namespace miro {
namespace {

std::string usageText() {
    std::string text =
        "Miro Studio makes pictures from text, with a target for every reward the model was trained with.\n"
        "\n"
        "  miro generate \"two cats on a yellow background\"\n"
        "\n";
    for (const Command& command : commands().entries())
        text += fmt::format("  {:<13} {}\n", command.key, command.help);
    return text + "\nmiro VERB --help lists a verb's options; miro --version says which program this is.";
}

Result<void> dispatch(CommandContext& context, std::vector<std::string> arguments) {
    const std::string verb = arguments.empty() ? "--help" : arguments.front();
    if (!arguments.empty())
        arguments.erase(arguments.begin());
    if (verb == "--version") {
        context.terminal.result("miro " + programVersion());
        return {};
    }
    if (verb == "help" && !arguments.empty() && commands().find(arguments.front()))
        return commands().find(arguments.front())->run(context, {"--help"});
    if (verb == "--help" || verb == "-h" || verb == "help") {
        context.terminal.result(usageText());
        return {};
    }
    const Command* command = commands().find(verb);
    if (!command)
        return usageError(fmt::format("unknown verb '{}'; the verbs are: {}", oneLine(verb, 80), commands().keyList()));
    return command->run(context, arguments);
}

// Whatever was thrown on the way has become an Error.
Result<void> run(Terminal& terminal, std::vector<std::string> arguments) {
    try {
        StopSignals signals; // before any library makes threads
        Studio studio;
        CommandContext context{terminal, studio, signals.token()};
        MIRO_CHECK_OK(dispatch(context, std::move(arguments)));
        return terminal.finish();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "out of memory; close other programs or ask for fewer pictures"};
    } catch (const std::exception& error) {
        return Error{ErrorCode::Failed, fmt::format("internal error: {}", oneLine(error.what(), 1000))};
    }
}

} // namespace
} // namespace miro

int main(int argc, char** argv) {
    miro::Terminal terminal;
    miro::Result<void> done = miro::run(terminal, std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
    if (done.ok())
        return 0;
    terminal.error(done.error());
    return miro::exitCode(done.error().code);
}
