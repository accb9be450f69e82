// Reading JSON that may come from anywhere: bounded in size and depth, errors name the file.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace miro {

struct JsonLimits {
    size_t maxBytes = 16u << 20;
    int maxDepth = 64;
};

// Error Corrupt, with the byte where it went wrong; `name` is what the message calls the text.
Result<nlohmann::json> parseJson(std::string_view text, const std::string& name, const JsonLimits& limits = {});

// NotFound or Corrupt. Follows links.
Result<nlohmann::json> readJsonFile(const std::filesystem::path& path, const JsonLimits& limits = {});

} // namespace miro
