// Commands with verbs of their own ("miro library list"): which one is meant, and the lines of the help. A verb has
// key, usage (what follows it) and help.
#pragma once

#include "base/result.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string>
#include <vector>

namespace miro {

// width: of the column with key and usage.
inline std::string verbLine(const std::string& command, const std::string& verb, const std::string& help, int width) {
    return fmt::format("  miro {} {:<{}} {}\n", command, verb, width, help);
}

template <typename Verb>
std::string verbLines(const std::string& command, std::span<const Verb> verbs, int width) {
    std::string text;
    for (const Verb& verb : verbs)
        text += verbLine(command, fmt::format("{} {}", verb.key, verb.usage), verb.help, width);
    return text;
}

// The verb that arguments begin with; null where they ask for help. Usage: none, or one that is not known.
template <typename Verb>
Result<const Verb*> verbFrom(const std::string& command, std::span<const Verb> verbs,
                             const std::vector<std::string>& arguments) {
    if (arguments.empty())
        return usageError(fmt::format("give what to do; miro {} --help lists it", command));
    if (arguments[0] == "--help" || arguments[0] == "-h")
        return nullptr;
    const auto verb =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb& each) { return arguments[0] == each.key; });
    if (verb == verbs.end())
        return usageError(
            fmt::format("unknown verb '{}'; miro {} --help lists them", oneLine(arguments[0], 80), command));
    return &*verb;
}

} // namespace miro
