// Wildcards kept as trees of lists in YAML (libyaml, its only include) or JSON: every list is a wildcard, named by the
// keys that lead to it. Private to the batch room.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct WildcardList {
    std::string path;                                    // keys joined by '/'; empty: the file is one list
    std::vector<std::pair<std::string, int64_t>> values; // as written, each with its line (YAML) or number (JSON)
};

// Mappings, lists and plain values; no aliases, no lists in lists. Corrupt names file and line.
Result<std::vector<WildcardList>> wildcardsFromYaml(std::string_view text, const std::string& name);
Result<std::vector<WildcardList>> wildcardsFromJson(std::string_view text, const std::string& name);

} // namespace miro
