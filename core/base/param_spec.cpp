#include "base/param_spec.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

template <typename Number>
std::optional<Number> numberFrom(const std::string& text) {
    // from_chars takes no leading '+', which people write.
    const char* begin = text.c_str() + (text.size() > 1 && text[0] == '+' && text[1] != '-' ? 1 : 0);
    const char* end = text.c_str() + text.size();
    Number number{};
    auto [rest, code] = std::from_chars(begin, end, number);
    if (code != std::errc() || rest != end)
        return std::nullopt;
    return number;
}

Error badValue(const ParamSpec& spec, const std::string& text) {
    return usageError(fmt::format("{} '{}' is not valid: give {}", spec.key, oneLine(text, 80), describeRange(spec)));
}

std::string textOf(const ParamValue& value) {
    auto json = jsonFromParam(value);
    return json.is_string() ? json.get<std::string>() : json.dump();
}

// Numbers in messages without a needless ".0".
std::string plain(double number) {
    return fmt::format("{:g}", number);
}

} // namespace

std::string describeRange(const ParamSpec& spec) {
    std::string range;
    if (spec.minimum && spec.maximum)
        range = fmt::format(" from {} to {}", plain(*spec.minimum), plain(*spec.maximum));
    else if (spec.minimum)
        range = fmt::format(" of at least {}", plain(*spec.minimum));
    else if (spec.maximum)
        range = fmt::format(" of at most {}", plain(*spec.maximum));
    switch (spec.kind) {
    case ParamKind::Bool:
        return "true or false";
    case ParamKind::Int:
        return "an integer" + range;
    case ParamKind::Seed:
        return "an integer from 0 to 18446744073709551615";
    case ParamKind::Real:
        return "a number" + range;
    case ParamKind::Choice: {
        std::string list;
        for (size_t i = 0; i < spec.choices.size(); ++i)
            list += (i == 0 ? "" : i + 1 == spec.choices.size() ? " or " : ", ") + spec.choices[i];
        return list;
    }
    case ParamKind::Text:
    case ParamKind::Path:
        return "text";
    }
    return "a value";
}

Result<ParamValue> parseParam(const ParamSpec& spec, const std::string& text) {
    ParamValue value;
    switch (spec.kind) {
    case ParamKind::Bool:
        if (text == "true" || text == "1" || text == "on")
            value = true;
        else if (text == "false" || text == "0" || text == "off")
            value = false;
        else
            return badValue(spec, text);
        break;
    case ParamKind::Int:
        if (auto number = numberFrom<int64_t>(text))
            value = *number;
        else
            return badValue(spec, text);
        break;
    case ParamKind::Seed:
        if (auto number = numberFrom<uint64_t>(text))
            value = *number;
        else
            return badValue(spec, text);
        break;
    case ParamKind::Real:
        if (auto number = numberFrom<double>(text))
            value = *number;
        else
            return badValue(spec, text);
        break;
    case ParamKind::Text:
    case ParamKind::Choice:
    case ParamKind::Path:
        value = text;
        break;
    }
    auto checked = checkParam(spec, value);
    if (!checked.ok())
        return checked.error();
    return value;
}

Result<void> checkParam(const ParamSpec& spec, const ParamValue& value) {
    if (std::holds_alternative<std::monostate>(value))
        return {};
    auto within = [&](double number) {
        return std::isfinite(number) && (!spec.minimum || number >= *spec.minimum) &&
               (!spec.maximum || number <= *spec.maximum);
    };
    bool valid = false;
    switch (spec.kind) {
    case ParamKind::Bool:
        valid = std::holds_alternative<bool>(value);
        break;
    case ParamKind::Int:
        valid = std::holds_alternative<int64_t>(value) && within(static_cast<double>(std::get<int64_t>(value)));
        break;
    case ParamKind::Seed:
        valid = std::holds_alternative<uint64_t>(value);
        break;
    case ParamKind::Real:
        valid = std::holds_alternative<double>(value) && within(std::get<double>(value));
        break;
    case ParamKind::Choice: {
        const auto* text = std::get_if<std::string>(&value);
        for (const std::string& choice : spec.choices)
            valid = valid || (text && *text == choice);
        break;
    }
    case ParamKind::Text:
    case ParamKind::Path:
        valid = std::holds_alternative<std::string>(value);
        break;
    }
    if (!valid)
        return badValue(spec, textOf(value));
    return {};
}

nlohmann::json jsonFromParam(const ParamValue& value) {
    return std::visit(
        [](const auto& held) -> nlohmann::json {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                return nullptr;
            else
                return held;
        },
        value);
}

Result<ParamValue> paramFromJson(const ParamSpec& spec, const nlohmann::json& json) {
    ParamValue value;
    if (json.is_null())
        return value;
    if (json.is_string() &&
        (spec.kind == ParamKind::Text || spec.kind == ParamKind::Choice || spec.kind == ParamKind::Path))
        value = json.get<std::string>();
    else if (json.is_boolean() && spec.kind == ParamKind::Bool)
        value = json.get<bool>();
    else if (json.is_number_unsigned() && spec.kind == ParamKind::Seed)
        value = json.get<uint64_t>();
    else if (json.is_number_integer() && spec.kind == ParamKind::Int)
        value = json.get<int64_t>();
    else if (json.is_number() && spec.kind == ParamKind::Real)
        value = json.get<double>();
    else
        return badValue(spec, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    auto checked = checkParam(spec, value);
    if (!checked.ok())
        return checked.error();
    return value;
}

} // namespace miro
