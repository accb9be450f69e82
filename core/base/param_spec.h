// A setting declared once. The command-line flag, the form's control, the JSON and the range check all derive from the
// same ParamSpec, so they cannot disagree.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace miro {

enum class ParamKind { Bool, Int, Seed, Real, Text, Choice, Path };

// Seed is the full range of uint64_t; monostate is "not set": the model's or the program's default applies.
using ParamValue = std::variant<std::monostate, bool, int64_t, uint64_t, double, std::string>;

struct ParamSpec {
    std::string key;   // also the flag (--key) and the JSON name: lower case words joined by '-'
    std::string label; // for forms; translated by the window
    std::string help;  // one sentence
    ParamKind kind = ParamKind::Text;
    ParamValue defaultValue;          // monostate: decided by the model
    std::optional<double> minimum;    // inclusive, for Int and Real
    std::optional<double> maximum;    // inclusive, for Int and Real
    std::vector<std::string> choices; // for Choice, the first is the default's usual place
    std::string valueName = "VALUE";  // in usage texts
};

// Reads the text of a flag or a list's cell. Errors (Usage) name the key, the text and what is valid; NaN and numbers
// with trailing characters are refused.
Result<ParamValue> parseParam(const ParamSpec& spec, const std::string& text);

// Error (Usage) when value has another type than the spec or lies outside its range; monostate always passes.
Result<void> checkParam(const ParamSpec& spec, const ParamValue& value);

nlohmann::json jsonFromParam(const ParamValue& value);
Result<ParamValue> paramFromJson(const ParamSpec& spec, const nlohmann::json& value);

// "an integer from 1 to 1000": the end of messages and help texts.
std::string describeRange(const ParamSpec& spec);

// A spec tied to a member of a settings struct.
template <typename Settings>
struct BoundParam {
    ParamSpec spec;
    std::function<ParamValue(const Settings&)> get;
    std::function<void(Settings&, const ParamValue&)> set; // value has passed checkParam
};

} // namespace miro
