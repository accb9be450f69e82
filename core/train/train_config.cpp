#include "train/train_config.h"

#include "batch/nearest_name.h"
#include "train/train_kinds.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

constexpr const char* kKind = "kind";
constexpr const char* kDefaultKind = "flow";

// As paramFromJson, with lists of words, and with seeds of JSON that was made in memory.
Result<ParamValue> valueOf(const ParamSpec& spec, const nlohmann::json& json) {
    if (spec.kind == ParamKind::Text && json.is_array()) { // a list is its words with commas between
        std::string joined;
        for (const auto& entry : json) {
            if (!entry.is_string())
                return usageError(fmt::format("{} must be a list of texts", spec.key));
            joined += (joined.empty() ? "" : ",") + entry.get<std::string>();
        }
        return ParamValue(joined);
    }
    if (spec.kind == ParamKind::Seed && json.is_number_integer() && !json.is_number_unsigned() && json >= 0)
        return ParamValue(json.get<uint64_t>());
    return paramFromJson(spec, json);
}

} // namespace

const ParamSpec* TrainConfig::find(const std::string& key) const {
    for (const ParamSpec& spec : m_specs)
        if (spec.key == key)
            return &spec;
    return nullptr;
}

TrainConfig TrainConfig::with(const std::string& key, const std::string& text) const {
    TrainConfig changed = *this;
    changed.text(key); // throws for a key that is none
    changed.m_values[key] = text;
    return changed;
}

Error TrainConfig::unknownKey(const std::string& key, const std::string& where) const {
    std::vector<std::string> known;
    if (!m_kind.empty())
        known.emplace_back(kKind);
    for (const ParamSpec& spec : m_specs)
        known.push_back(spec.key);
    return usageError(fmt::format("{}: there is no key '{}'{} for {}; {} lists them", where, oneLine(key, 80),
                                  didYouMean(key, known), m_what, m_help));
}

ParamValue TrainConfig::placed(const ParamSpec& spec, ParamValue value, const std::filesystem::path& folder) const {
    const auto* text = std::get_if<std::string>(&value);
    if (spec.kind != ParamKind::Path || !text || text->empty())
        return value;
    const std::filesystem::path path = *text;
    return (path.is_absolute() ? path : std::filesystem::absolute(folder / path)).lexically_normal().string();
}

Result<TrainConfig> TrainConfig::make(const nlohmann::json& json, const std::string& where,
                                      const std::filesystem::path& folder,
                                      const std::vector<std::string>& assignments) {
    if (!json.is_object())
        return usageError(fmt::format("{}: a training config is a JSON object of keys and values", where));
    TrainConfig config;
    config.m_kind = kDefaultKind;
    if (const auto kind = json.find(kKind); kind != json.end()) {
        if (!kind->is_string())
            return usageError(fmt::format("{}: kind must be one of {}", where, trainKinds().keyList()));
        config.m_kind = kind->get<std::string>();
    }
    for (const std::string& assignment : assignments) // which keys there are depends on it
        if (assignment.starts_with("kind="))
            config.m_kind = assignment.substr(5);
    const TrainKind* kind = trainKinds().find(config.m_kind);
    if (!kind)
        return usageError(fmt::format("{}: there is no kind of training '{}'; there are {}", where,
                                      oneLine(config.m_kind, 80), trainKinds().keyList()));
    config.m_what = "kind " + config.m_kind;
    config.m_help = "miro train --help";
    config.m_specs = commonTrainSettings();
    // What a kind declares again (another default) stands for the common one.
    for (const ParamSpec& own : kind->settings) {
        std::erase_if(config.m_specs, [&](const ParamSpec& spec) { return spec.key == own.key; });
        config.m_specs.push_back(own);
    }
    MIRO_CHECK_OK(config.fill(json, where, folder, assignments));
    return config;
}

Result<TrainConfig> TrainConfig::make(std::vector<ParamSpec> specs, const std::string& what, const std::string& help,
                                      const nlohmann::json& json, const std::string& where,
                                      const std::filesystem::path& folder,
                                      const std::vector<std::string>& assignments) {
    if (!json.is_object())
        return usageError(fmt::format("{}: a {} is a JSON object of keys and values", where, what));
    TrainConfig config;
    config.m_what = "a " + what;
    config.m_help = help;
    config.m_specs = std::move(specs);
    MIRO_CHECK_OK(config.fill(json, where, folder, assignments));
    return config;
}

Result<void> TrainConfig::fill(const nlohmann::json& json, const std::string& where,
                               const std::filesystem::path& folder, const std::vector<std::string>& assignments) {
    for (const auto& [key, entry] : json.items()) {
        if (key == kKind && !m_kind.empty())
            continue;
        const ParamSpec* spec = find(key);
        if (!spec)
            return unknownKey(key, where);
        auto value = valueOf(*spec, entry);
        if (!value.ok())
            return value.error().within(where);
        m_values[key] = placed(*spec, std::move(*value), folder);
    }
    for (const std::string& assignment : assignments)
        MIRO_CHECK_OK(set(assignment));
    for (const ParamSpec& spec : m_specs)
        if (std::holds_alternative<std::monostate>(value(spec.key)))
            return usageError(fmt::format("{}: the key {} is missing; it says: {}", where, spec.key, spec.help));
    return {};
}

Result<void> TrainConfig::set(const std::string& assignment) {
    const size_t equals = assignment.find('=');
    const std::string key = assignment.substr(0, equals);
    if (equals == std::string::npos || key.empty())
        return usageError(fmt::format("--set takes KEY=VALUE; '{}' is none", oneLine(assignment, 80)));
    if (key == kKind && !m_kind.empty())
        return {};
    const ParamSpec* spec = find(key);
    if (!spec)
        return unknownKey(key, "--set");
    auto value = parseParam(*spec, assignment.substr(equals + 1));
    if (!value.ok())
        return value.error().within("--set");
    m_values[key] = placed(*spec, std::move(*value), std::filesystem::current_path());
    return {};
}

const ParamValue& TrainConfig::value(const std::string& key) const {
    const auto found = m_values.find(key);
    if (found != m_values.end() && !std::holds_alternative<std::monostate>(found->second))
        return found->second;
    const ParamSpec* spec = find(key);
    if (!spec)
        throw std::logic_error("no training setting is called " + key);
    return spec->defaultValue;
}

bool TrainConfig::has(const std::string& key) const {
    const ParamValue& held = value(key);
    const auto* text = std::get_if<std::string>(&held);
    return !std::holds_alternative<std::monostate>(held) && !(text && text->empty());
}

int64_t TrainConfig::integer(const std::string& key) const {
    return std::get<int64_t>(value(key));
}

uint64_t TrainConfig::seed(const std::string& key) const {
    return std::get<uint64_t>(value(key));
}

double TrainConfig::real(const std::string& key) const {
    return std::get<double>(value(key));
}

bool TrainConfig::flag(const std::string& key) const {
    return std::get<bool>(value(key));
}

const std::string& TrainConfig::text(const std::string& key) const {
    return std::get<std::string>(value(key));
}

std::filesystem::path TrainConfig::path(const std::string& key) const {
    return text(key);
}

nlohmann::json TrainConfig::json() const {
    nlohmann::json json = nlohmann::json::object();
    if (!m_kind.empty())
        json[kKind] = m_kind;
    for (const ParamSpec& spec : m_specs)
        json[spec.key] = jsonFromParam(value(spec.key));
    return json;
}

} // namespace miro
