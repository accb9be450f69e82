// Reads the fields of a published config.json with one message style: file, key, what was found, what was expected.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace miro {

// Far above every published network, far below what would exhaust memory by a single number.
inline constexpr int64_t kMostNetworkLayers = 256;
inline constexpr int64_t kWidestLayer = 1 << 14;
inline constexpr int64_t kMostPictureSide = 4096;

Error unsupportedValue(const std::string& where, const std::string& key, const std::string& found,
                       const std::string& only);

// One JSON object of a config; keeps the first thing that is wrong, so that readers ask for all fields in a row and
// then once for error(). Not thread-safe. The JSON must outlive it.
class ConfigFields {
public:
    // file is what messages call the file; section is the object's dotted place in it, empty for the whole.
    ConfigFields(const nlohmann::json& object, std::string file, std::string section = "");

    bool has(const std::string& key) const;

    // Each reads key into value. A missing or null key keeps the value it has when `required` is false.
    void integer(const std::string& key, int64_t& value, int64_t minimum, int64_t maximum, bool required = false);
    void real(const std::string& key, double& value, double minimum, double maximum, bool required = false);
    void boolean(const std::string& key, bool& value, bool required = false);
    // Bounded to 512 bytes, without control characters.
    void text(const std::string& key, std::string& value, bool required = false);
    void texts(const std::string& key, std::vector<std::string>& value, bool required = false);

    // Fails on the first key that is not in the list.
    void allowOnly(const std::vector<std::string>& keys);

    // A contradiction between fields: "<file>: <section.key> is <found>, expected <expected>".
    void fail(const std::string& key, const std::string& found, const std::string& expected);

    // The value of a nested object, an empty object when it is missing and not required.
    ConfigFields section(const std::string& key, bool required = false);

    // This object's first error, if any.
    Result<void> error() const;

private:
    const nlohmann::json* find(const std::string& key, bool required, const std::string& expected);
    std::string path(const std::string& key) const { return m_section.empty() ? key : m_section + "." + key; }

    const nlohmann::json* m_object;
    std::string m_file;
    std::string m_section;
    std::optional<Error> m_error;
};

} // namespace miro
