// Names that people give: albums, tags, searches, profiles. Pure functions: any thread.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>

namespace miro {

inline constexpr size_t kMaxNameBytes = 200;

// As it will be shown: one line, no outer spaces, not too long. what: "an album".
Result<std::string> cleanName(const std::string& name, const char* what);

} // namespace miro
