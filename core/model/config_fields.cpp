#include "model/config_fields.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kMaxTextBytes = 512;

const nlohmann::json kEmptyObject = nlohmann::json::object();

std::string shown(const nlohmann::json& value) {
    return oneLine(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), 60);
}

bool plainText(const nlohmann::json& value) {
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    return text.size() <= kMaxTextBytes &&
           std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

} // namespace

Error unsupportedValue(const std::string& where, const std::string& key, const std::string& found,
                       const std::string& only) {
    return {ErrorCode::Unsupported, fmt::format("{}: {} is {}, which is not supported; only {} is", oneLine(where), key,
                                                oneLine(found, 80), only)};
}

ConfigFields::ConfigFields(const nlohmann::json& object, std::string file, std::string section)
    : m_object(&object), m_file(std::move(file)), m_section(std::move(section)) {
    if (!object.is_object()) {
        m_object = &kEmptyObject;
        m_error = Error{ErrorCode::Corrupt, m_section.empty() ? fmt::format("{} holds no JSON object", m_file)
                                                              : fmt::format("{}: {} is {}, expected an object", m_file,
                                                                            m_section, shown(object))};
    }
}

bool ConfigFields::has(const std::string& key) const {
    auto found = m_object->find(key);
    return found != m_object->end() && !found->is_null();
}

void ConfigFields::fail(const std::string& key, const std::string& found, const std::string& expected) {
    if (!m_error)
        m_error = Error{ErrorCode::Corrupt,
                        fmt::format("{}: {} is {}, expected {}", m_file, oneLine(path(key), 120), found, expected)};
}

const nlohmann::json* ConfigFields::find(const std::string& key, bool required, const std::string& expected) {
    if (has(key))
        return &*m_object->find(key);
    if (required)
        fail(key, "missing", expected);
    return nullptr;
}

void ConfigFields::integer(const std::string& key, int64_t& value, int64_t minimum, int64_t maximum, bool required) {
    std::string expected = fmt::format("an integer from {} to {}", minimum, maximum);
    const nlohmann::json* found = find(key, required, expected);
    if (!found)
        return;
    // Sizes beyond int64 are stored as unsigned: compare before converting.
    bool fits = found->is_number_integer() &&
                (!found->is_number_unsigned() || found->get<uint64_t>() <= static_cast<uint64_t>(INT64_MAX));
    if (!fits || found->get<int64_t>() < minimum || found->get<int64_t>() > maximum)
        return fail(key, shown(*found), expected);
    value = found->get<int64_t>();
}

void ConfigFields::real(const std::string& key, double& value, double minimum, double maximum, bool required) {
    std::string expected = fmt::format("a number from {} to {}", minimum, maximum);
    const nlohmann::json* found = find(key, required, expected);
    if (!found)
        return;
    if (!found->is_number() || !(found->get<double>() >= minimum && found->get<double>() <= maximum))
        return fail(key, shown(*found), expected);
    value = found->get<double>();
}

void ConfigFields::boolean(const std::string& key, bool& value, bool required) {
    const nlohmann::json* found = find(key, required, "true or false");
    if (!found)
        return;
    if (!found->is_boolean())
        return fail(key, shown(*found), "true or false");
    value = found->get<bool>();
}

void ConfigFields::text(const std::string& key, std::string& value, bool required) {
    const nlohmann::json* found = find(key, required, "a text");
    if (!found)
        return;
    if (!plainText(*found))
        return fail(key, shown(*found), "a text of one line");
    value = found->get<std::string>();
}

void ConfigFields::texts(const std::string& key, std::vector<std::string>& value, bool required) {
    const nlohmann::json* found = find(key, required, "a list of names");
    if (!found)
        return;
    if (!found->is_array() || !std::all_of(found->begin(), found->end(), plainText))
        return fail(key, shown(*found), "a list of names");
    value = found->get<std::vector<std::string>>();
}

void ConfigFields::allowOnly(const std::vector<std::string>& keys) {
    for (const auto& item : m_object->items())
        if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
            return fail(item.key(), "unknown", "only keys of the published network");
}

ConfigFields ConfigFields::section(const std::string& key, bool required) {
    const nlohmann::json* found = find(key, required, "an object");
    return {found ? *found : kEmptyObject, m_file, path(key)};
}

Result<void> ConfigFields::error() const {
    if (m_error)
        return *m_error;
    return {};
}

} // namespace miro
