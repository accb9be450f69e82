#include "base/json.h"

#include "base/files.h"

#include <fmt/format.h>

namespace miro {
namespace {

// The parser itself is not bounded in depth; brackets outside strings are counted before it runs.
bool deeperThan(std::string_view text, int maxDepth) {
    int depth = 0;
    bool inString = false;
    for (size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<nlohmann::json> parseJson(std::string_view text, const std::string& name, const JsonLimits& limits) {
    if (text.size() > limits.maxBytes)
        return Error{ErrorCode::Corrupt, fmt::format("{}: JSON of {} bytes is larger than the limit of {}", name,
                                                     text.size(), limits.maxBytes)};
    if (deeperThan(text, limits.maxDepth))
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: JSON is nested deeper than {} levels", name, limits.maxDepth)};
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: not valid JSON at byte {}", name, error.byte)};
    } catch (const nlohmann::json::out_of_range&) { // 1e999
        return Error{ErrorCode::Corrupt, fmt::format("{}: JSON holds a number that is too large", name)};
    }
}

Result<nlohmann::json> readJsonFile(const std::filesystem::path& path, const JsonLimits& limits) {
    MIRO_TRY(std::string text, readFile(path, limits.maxBytes));
    return parseJson(text, path.string(), limits);
}

} // namespace miro
