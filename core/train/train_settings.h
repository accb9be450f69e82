// Shorthands with which training settings are declared, one a line.
#pragma once

#include "base/param_spec.h"

namespace miro {

inline ParamSpec intSetting(std::string key, int64_t standard, double minimum, double maximum, std::string help) {
    return {.key = std::move(key),
            .help = std::move(help),
            .kind = ParamKind::Int,
            .defaultValue = standard,
            .minimum = minimum,
            .maximum = maximum,
            .valueName = "N"};
}

inline ParamSpec realSetting(std::string key, double standard, double minimum, double maximum, std::string help) {
    return {.key = std::move(key),
            .help = std::move(help),
            .kind = ParamKind::Real,
            .defaultValue = standard,
            .minimum = minimum,
            .maximum = maximum,
            .valueName = "X"};
}

inline ParamSpec flagSetting(std::string key, bool standard, std::string help) {
    return {.key = std::move(key), .help = std::move(help), .kind = ParamKind::Bool, .defaultValue = standard};
}

inline ParamSpec textSetting(std::string key, std::string standard, std::string help) {
    return {
        .key = std::move(key), .help = std::move(help), .kind = ParamKind::Text, .defaultValue = std::move(standard)};
}

// The first choice is the default.
inline ParamSpec choiceSetting(std::string key, std::vector<std::string> choices, std::string help) {
    ParamSpec spec{.key = std::move(key), .help = std::move(help), .kind = ParamKind::Choice};
    spec.defaultValue = choices.front();
    spec.choices = std::move(choices);
    return spec;
}

// May be left empty.
inline ParamSpec pathSetting(std::string key, std::string help) {
    return {.key = std::move(key),
            .help = std::move(help),
            .kind = ParamKind::Path,
            .defaultValue = std::string(),
            .valueName = "PATH"};
}

inline ParamSpec neededPath(std::string key, std::string help) {
    return {.key = std::move(key), .help = std::move(help), .kind = ParamKind::Path, .valueName = "PATH"};
}

} // namespace miro
