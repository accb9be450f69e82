// What verbs about scenes share: their seed, and where the cut-outs lie that they are composed of.
#pragma once

#include "base/param_spec.h"
#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace miro {

inline const ParamSpec kSceneSeed{.key = "seed", .kind = ParamKind::Seed};

// --sprites, or what ships beside the program. Usage for an empty one, NotFound.
Result<std::filesystem::path> spritesFolder(const std::optional<std::string>& given);

} // namespace miro
