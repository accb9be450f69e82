// The settings of a training run: a JSON object of plain keys, each declared once as a ParamSpec from which the check,
// the help text and the default derive. What every kind has stands in commonTrainSettings(), the rest with its kind.
#pragma once

#include "base/param_spec.h"

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace miro {

// Plain value: any thread.
class TrainConfig {
public:
    // The contract of the getters: the key is declared, of that type, and (but for has) has a value.
    bool has(const std::string& key) const; // a value is set or there is a default, and it is not an empty text
    int64_t integer(const std::string& key) const;
    uint64_t seed(const std::string& key) const;
    double real(const std::string& key) const;
    bool flag(const std::string& key) const;
    const std::string& text(const std::string& key) const;
    // Relative ones are taken from the folder of the file that they stand in. Empty where the value is.
    std::filesystem::path path(const std::string& key) const;

    // The same with another value of a text; the contract is that of the getters.
    TrainConfig with(const std::string& key, const std::string& text) const;

    const std::string& kind() const { return m_kind; }
    // Every declared key with its value, defaults included and paths made whole, for the run's own copy.
    nlohmann::json json() const;

    // Usage: a key that does not exist (the nearest name is suggested), a value of another type or outside its range, a
    // key without a default that is missing. `where` names the file in messages; `folder` is where relative paths
    // begin. assignments: KEY=VALUE, over what the file says; relative paths in them begin at the working folder.
    static Result<TrainConfig> make(const nlohmann::json& json, const std::string& where,
                                    const std::filesystem::path& folder,
                                    const std::vector<std::string>& assignments = {});
    // Of what is declared elsewhere: `specs` are all the keys there are, `what` names it for people ("plan"), `help`
    // the command that lists them. It has no kind.
    static Result<TrainConfig> make(std::vector<ParamSpec> specs, const std::string& what, const std::string& help,
                                    const nlohmann::json& json, const std::string& where,
                                    const std::filesystem::path& folder, const std::vector<std::string>& assignments);

private:
    Result<void> fill(const nlohmann::json& json, const std::string& where, const std::filesystem::path& folder,
                      const std::vector<std::string>& assignments);
    Result<void> set(const std::string& assignment);
    const ParamSpec* find(const std::string& key) const;
    Error unknownKey(const std::string& key, const std::string& where) const;
    ParamValue placed(const ParamSpec& spec, ParamValue value, const std::filesystem::path& folder) const;
    const ParamValue& value(const std::string& key) const;

    std::string m_kind; // empty: not a kind's
    std::string m_what; // "kind flow"
    std::string m_help; // "miro train --help"
    std::vector<ParamSpec> m_specs;
    std::map<std::string, ParamValue> m_values; // paths whole
};

} // namespace miro
