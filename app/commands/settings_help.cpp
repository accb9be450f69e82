#include "app/commands/settings_help.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

std::string defaultText(const ParamSpec& spec) {
    const auto json = jsonFromParam(spec.defaultValue);
    if (json.is_null())
        return "needed";
    return json.is_string() && json.get<std::string>().empty() ? ""
           : json.is_string()                                  ? json.get<std::string>()
                                                               : json.dump();
}

} // namespace

void printSettings(Terminal& terminal, const std::string& title, const std::vector<ParamSpec>& settings) {
    terminal.result("");
    terminal.result(title);
    for (const ParamSpec& spec : settings) {
        const bool free = spec.kind == ParamKind::Text || spec.kind == ParamKind::Path;
        std::string about = free ? (spec.kind == ParamKind::Path ? "a path" : "text") : describeRange(spec);
        if (const std::string standard = defaultText(spec); !standard.empty())
            about += standard == "needed" ? "; needed" : "; " + standard;
        terminal.result(fmt::format("  {:<26} {} ({})", spec.key, spec.help, about));
    }
}

} // namespace miro
