#include "batch/csv_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {

std::string csvField(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string csvField(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string();
}

std::string csvField(const ParamValue& value) {
    if (std::holds_alternative<std::monostate>(value))
        return {};
    const nlohmann::json json = jsonFromParam(value);
    return json.is_string() ? csvField(json.get<std::string>()) : json.dump();
}

std::string csvField(const RewardTargets& targets, const std::string& key) {
    const auto found = targets.find(key);
    return found == targets.end() ? std::string() : found->second ? fmt::format("{}", *found->second) : "none";
}

void appendCsvLine(std::string& text, const std::vector<std::string>& fields) {
    text += fmt::format("{}\r\n", fmt::join(fields, ","));
}

} // namespace miro
