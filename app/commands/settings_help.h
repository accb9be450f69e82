// Declared settings as a help text: of a training's config, of a comparison's plan.
#pragma once

#include "app/terminal.h"
#include "base/param_spec.h"

#include <string>
#include <vector>

namespace miro {

// An empty line, the title, a line a setting: its key, what it says, what it takes and its default.
void printSettings(Terminal& terminal, const std::string& title, const std::vector<ParamSpec>& settings);

} // namespace miro
