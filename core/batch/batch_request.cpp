#include "batch/batch_request.h"

#include "base/generation_json.h"
#include "batch/list_line.h"
#include "batch/list_text.h"
#include "batch/sweep_axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxShortTextBytes = 4096;
constexpr size_t kMaxTexts = 1000;

template <typename Value>
struct Named {
    Value value;
    const char* name;
};

constexpr std::array<Named<ListFormat>, 4> kFormats = {
    {{ListFormat::Text, "txt"}, {ListFormat::Csv, "csv"}, {ListFormat::Tsv, "tsv"}, {ListFormat::Jsonl, "jsonl"}}};
constexpr std::array<Named<ExpandMode>, 3> kModes = {
    {{ExpandMode::Random, "random"}, {ExpandMode::All, "all"}, {ExpandMode::None, "none"}}};
constexpr std::array<Named<BatchLayout>, 3> kLayouts = {
    {{BatchLayout::Files, "files"}, {BatchLayout::Geneval, "geneval"}, {BatchLayout::Partiprompts, "partiprompts"}}};

template <typename Value, size_t size>
std::string nameOf(const std::array<Named<Value>, size>& names, Value value) {
    for (const auto& entry : names)
        if (entry.value == value)
            return entry.name;
    return names[0].name;
}

template <typename Value, size_t size>
std::string namesOf(const std::array<Named<Value>, size>& names) {
    std::string list;
    for (const auto& entry : names)
        list += fmt::format("{}{}", list.empty() ? "" : ", ", entry.name);
    return list;
}

// Takes members out of an object by their names, so that what is left is what nobody knows. path: "batch.expand".
class Members {
public:
    Members(const Json& object, std::string path) : m_object(object), m_path(std::move(path)) {}

    Error bad(const std::string& key, const std::string& wanted) const {
        return usageError(fmt::format("{}.{} is not valid: give {}", m_path, oneLine(key, 80), wanted));
    }

    const Json* find(const char* key) {
        m_known.emplace_back(key);
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }

    Result<void> text(const char* key, std::string& value, size_t maxBytes = kMaxShortTextBytes) {
        const Json* found = find(key);
        if (!found)
            return {};
        if (!found->is_string() || found->get_ref<const std::string&>().size() > maxBytes)
            return bad(key, fmt::format("a text of at most {} bytes", maxBytes));
        value = found->get<std::string>();
        return {};
    }

    Result<void> path(const char* key, std::filesystem::path& value) {
        std::string name = value.string();
        MIRO_CHECK_OK(text(key, name));
        value = name;
        return {};
    }

    Result<void> whole(const char* key, int64_t& value, int64_t least) {
        const Json* found = find(key);
        if (!found)
            return {};
        // A large unsigned number would come back as a negative one.
        if (!found->is_number_integer() || found->get<int64_t>() < least ||
            (found->is_number_unsigned() && found->get<uint64_t>() > static_cast<uint64_t>(INT64_MAX)))
            return bad(key, fmt::format("an integer from {}", least));
        value = found->get<int64_t>();
        return {};
    }

    Result<void> seed(const char* key, uint64_t& value) {
        const Json* found = find(key);
        if (found && !found->is_number_unsigned())
            return bad(key, "an integer from 0 to 18446744073709551615");
        if (found)
            value = found->get<uint64_t>();
        return {};
    }

    Result<void> flag(const char* key, bool& value) {
        const Json* found = find(key);
        if (found && !found->is_boolean())
            return bad(key, "true or false");
        if (found)
            value = found->get<bool>();
        return {};
    }

    Result<void> names(const char* key, std::vector<std::string>& values, size_t maxBytes) {
        const Json* found = find(key);
        if (!found)
            return {};
        if (!found->is_array() || found->size() > kMaxTexts)
            return bad(key, fmt::format("a list of at most {} texts", kMaxTexts));
        values.clear();
        for (const Json& each : *found) {
            if (!each.is_string() || each.get_ref<const std::string&>().size() > maxBytes)
                return bad(key, fmt::format("texts of at most {} bytes", maxBytes));
            values.push_back(each.get<std::string>());
        }
        return {};
    }

    Result<void> numbers(const char* key, std::map<std::string, double>& values) {
        const Json* found = find(key);
        if (!found)
            return {};
        if (!found->is_object() || found->size() > kMaxTexts)
            return bad(key, "an object of numbers");
        values.clear();
        for (const auto& [name, value] : found->items()) {
            if (!value.is_number() || !std::isfinite(value.get<double>()))
                return bad(fmt::format("{}.{}", key, oneLine(name, 80)), "a number");
            values[name] = value.get<double>();
        }
        return {};
    }

    template <typename Value, size_t size>
    Result<void> choice(const char* key, Value& value, const std::array<Named<Value>, size>& choices) {
        const Json* found = find(key);
        if (!found)
            return {};
        for (const auto& entry : choices)
            if (*found == entry.name) {
                value = entry.value;
                return {};
            }
        return bad(key, "one of " + namesOf(choices));
    }

    Result<void> noOthers() const {
        for (const auto& [key, value] : m_object.items())
            if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
                return usageError(fmt::format("{}.{} is unknown to this version; take it out, or use the version that "
                                              "wrote it",
                                              m_path, oneLine(key, 80)));
        return {};
    }

private:
    const Json& m_object;
    std::string m_path;
    std::vector<std::string> m_known;
};

Result<void> readExpand(const Json& object, ExpandOptions& expand) {
    Members members(object, "batch.expand");
    MIRO_CHECK_OK(members.choice("mode", expand.mode, kModes));
    MIRO_CHECK_OK(members.whole("samples", expand.samples, 1));
    MIRO_CHECK_OK(members.seed("seed", expand.seed));
    MIRO_CHECK_OK(members.path("wildcards", expand.wildcards));
    MIRO_CHECK_OK(members.whole("max_depth", expand.maxDepth, 1));
    MIRO_CHECK_OK(members.whole("max_prompts", expand.maxPrompts, 1));
    return members.noOthers();
}

} // namespace

Json jsonFromBatch(const BatchRequest& request) {
    return Json{{"list_name", request.listName},
                {"list", request.listText},
                {"list_folder", listFolderOf(request).string()},
                {"format", nameOf(kFormats, request.format)},
                {"settings", jsonFromSettings(request.settings)},
                {"model", request.model},
                {"variant", request.variant},
                {"expand",
                 {{"mode", nameOf(kModes, request.expand.mode)},
                  {"samples", request.expand.samples},
                  {"seed", request.expand.seed},
                  {"wildcards", request.expand.wildcards.string()},
                  {"max_depth", request.expand.maxDepth},
                  {"max_prompts", request.expand.maxPrompts}}},
                {"axes", request.axes},
                {"name", request.nameTemplate},
                {"layout", nameOf(kLayouts, request.layout)},
                {"group_size", request.groupSize},
                {"scorers", request.scorers},
                {"best_of", request.bestOf},
                {"weights", request.weights},
                {"sheets", request.sheets}};
}

Result<BatchRequest> batchFromJson(const Json& object) {
    if (!object.is_object())
        return usageError("batch is not valid: give a JSON object");
    BatchRequest request;
    Members members(object, "batch");
    MIRO_CHECK_OK(members.text("list_name", request.listName));
    MIRO_CHECK_OK(members.text("list", request.listText, kMaxListBytes));
    MIRO_CHECK_OK(members.path("list_folder", request.listFolder));
    MIRO_CHECK_OK(members.choice("format", request.format, kFormats));
    const Json* settings = members.find("settings");
    if (!settings)
        return members.bad("settings", "settings");
    auto read = settingsFromJson(*settings);
    if (!read.ok())
        return read.error().within("batch.settings");
    request.settings = *read;
    MIRO_CHECK_OK(members.text("model", request.model));
    MIRO_CHECK_OK(members.text("variant", request.variant));
    if (const Json* expand = members.find("expand")) {
        if (!expand->is_object())
            return members.bad("expand", "an object");
        MIRO_CHECK_OK(readExpand(*expand, request.expand));
    }
    MIRO_CHECK_OK(members.names("axes", request.axes, kMaxAxisBytes));
    MIRO_CHECK_OK(members.text("name", request.nameTemplate));
    MIRO_CHECK_OK(members.choice("layout", request.layout, kLayouts));
    MIRO_CHECK_OK(members.whole("group_size", request.groupSize, 1));
    MIRO_CHECK_OK(members.names("scorers", request.scorers, kMaxShortTextBytes));
    MIRO_CHECK_OK(members.whole("best_of", request.bestOf, 0));
    MIRO_CHECK_OK(members.numbers("weights", request.weights));
    MIRO_CHECK_OK(members.flag("sheets", request.sheets));
    MIRO_CHECK_OK(members.noOthers());
    return request;
}

Result<ListFormat> listFormatOf(const std::filesystem::path& listFile) {
    std::string ending = listFile.extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    for (const auto& entry : kFormats)
        if (ending == std::string(".") + entry.name)
            return entry.value;
    return usageError(fmt::format("{}: a list ends in one of {}; rename it, or say its format",
                                  oneLine(listFile.filename().string(), 120), namesOf(kFormats)));
}

} // namespace miro
