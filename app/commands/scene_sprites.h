// Where the cut-outs lie that scenes are composed of.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace miro {

// --sprites, or what ships beside the program. Usage for an empty one, NotFound.
Result<std::filesystem::path> spritesFolder(const std::optional<std::string>& given);

} // namespace miro
