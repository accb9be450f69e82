#include "batch/list_line.h"

#include "base/files.h"
#include "base/generation_json.h"
#include "base/reward_keyframes.h"
#include "batch/reward_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int64_t kLargestFactor = 10'000;

// With the key and the value as they were written.
Error notValid(const ParamSpec& spec, const std::string& label, const std::string& text) {
    return usageError(fmt::format("{} '{}' is not valid: give {}", label, oneLine(text, 80), describeRange(spec)));
}

std::string valueText(const nlohmann::json& value) {
    return value.is_string() ? value.get<std::string>()
                             : value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool isSolver(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return text == "euler" || text == "miro euler"; // the second is what our pictures' metadata says
}

bool staysBelow(const fs::path& path) {
    if (path.is_absolute() || path.empty())
        return false;
    return std::find(path.begin(), path.end(), "..") == path.end();
}

} // namespace

fs::path listFolderOf(const BatchRequest& request) {
    if (!request.listFolder.empty())
        return request.listFolder;
    return request.listFile.empty() ? fs::path() : folderOf(request.listFile);
}

std::string listNameOf(const BatchRequest& request) {
    if (!request.listName.empty())
        return oneLine(request.listName, 200);
    return request.listFile.empty() ? "the list" : oneLine(request.listFile.filename().string(), 200);
}

std::string linePrefix(const BatchRequest& request, int64_t line) {
    return fmt::format("{}, line {}: ", listNameOf(request), line);
}

ListLine::ListLine(const BatchRequest& request, int64_t line, bool again) : m_request(request), m_again(again) {
    m_entry.line = line;
    m_entry.settings = request.settings;
    m_entry.settings.prompt.clear();
    m_entry.model = request.model;
    m_entry.variant = request.variant;
}

bool ListLine::wasGiven(const std::string& name) const {
    return std::find(m_given.begin(), m_given.end(), name) != m_given.end();
}

Result<void> ListLine::given(const std::string& name, const std::string& label) {
    if (wasGiven(name))
        return usageError(fmt::format("{} is given twice", label));
    m_given.push_back(name);
    return {};
}

Result<void> ListLine::set(const ListKey& key, const std::string& label, const std::string& text) {
    switch (key.kind) {
    case ListKeyKind::Refused:
        return usageError(fmt::format("{} {}", label, key.why));
    case ListKeyKind::Solver:
        if (!isSolver(text))
            return usageError(fmt::format("{} '{}' is unknown: this program has one solver, euler; leave it out", label,
                                          oneLine(text, 80)));
        return given(key.name, label);
    case ListKeyKind::CountFactor:
        MIRO_CHECK_OK(given(key.name, label));
        return setCountFactor(label, text);
    case ListKeyKind::Positive:
    case ListKeyKind::Negative:
        return setTargets(key, label, text);
    case ListKeyKind::Keyframes:
        if (!wasGiven(key.name)) { // the line's own replace the request's
            m_given.push_back(key.name);
            m_entry.settings.keyframes.clear();
        }
        for (size_t begin = 0, end; begin < text.size(); begin = end) {
            begin = std::min(text.find_first_not_of(" \t,;", begin), text.size());
            end = std::min(text.find_first_of(" \t,;", begin), text.size());
            if (begin < end)
                if (auto added = addRewardKeyframe(m_entry.settings.keyframes, text.substr(begin, end - begin));
                    !added.ok())
                    return added.error().within(label);
        }
        return {};
    case ListKeyKind::Prompt:
    case ListKeyKind::Model:
    case ListKeyKind::Variant:
        MIRO_CHECK_OK(given(key.name, label));
        return setText(key, label, text);
    case ListKeyKind::Setting:
        MIRO_CHECK_OK(given(key.name, label));
        if (key.setting->spec.key == "start-picture")
            return setStartPicture(label, text);
        // Other programs write -1 for "any seed": as if it were not given.
        if (key.setting->spec.kind == ParamKind::Seed && text == "-1") {
            m_given.pop_back();
            return {};
        }
        if (auto value = parseParam(key.setting->spec, text); value.ok())
            return setValue(key, label, *value);
        return notValid(key.setting->spec, label, text);
    }
    return {};
}

Result<void> ListLine::set(const ListKey& key, const std::string& label, const nlohmann::json& value) {
    const bool targets = key.kind == ListKeyKind::Positive || key.kind == ListKeyKind::Negative;
    if (targets && (value.is_object() || !key.reward.empty()))
        return setTargets(key, label, value);
    if (value.is_null())
        return {};
    if (key.kind == ListKeyKind::Keyframes && !value.is_string()) {
        MIRO_CHECK_OK(given(key.name, label));
        auto keyframes = keyframesFromJson(value);
        if (!keyframes.ok())
            return keyframes.error().within(label);
        m_entry.settings.keyframes = *std::move(keyframes);
        return {};
    }
    if (value.is_string() && (key.kind != ListKeyKind::Setting || key.setting->spec.kind == ParamKind::Text ||
                              key.setting->spec.kind == ParamKind::Choice || key.setting->spec.kind == ParamKind::Path))
        return set(key, label, value.get<std::string>());
    if (value.is_number_integer() &&
        (key.kind == ListKeyKind::CountFactor || (key.setting && key.setting->spec.kind == ParamKind::Seed)))
        return set(key, label, value.dump());
    if (key.kind == ListKeyKind::Refused)
        return set(key, label, std::string());
    if (key.kind != ListKeyKind::Setting)
        return usageError(fmt::format("{} '{}' is not valid: give {}", label, oneLine(valueText(value), 80),
                                      targets ? "{\"KEY\": a number from 0 to 1, or null}" : "text in quotes"));
    MIRO_CHECK_OK(given(key.name, label));
    if (auto parsed = paramFromJson(key.setting->spec, value); parsed.ok())
        return setValue(key, label, *parsed);
    return notValid(key.setting->spec, label, valueText(value));
}

Result<void> ListLine::setValue(const ListKey& key, const std::string& label, const ParamValue& value) {
    if (key.setting->spec.key == "device") { // its spec takes any text
        if (auto device = parseDevice(std::get<std::string>(value)); !device.ok())
            return device.error().within(label);
    }
    if (key.setting->spec.key == "seed")
        m_entry.hasSeed = true;
    key.setting->set(m_entry.settings, value);
    return {};
}

Result<void> ListLine::setText(const ListKey& key, const std::string& label, const std::string& text) {
    if (key.kind == ListKeyKind::Prompt) {
        if (text.size() > kMaxPromptBytes)
            return usageError(
                fmt::format("the prompt is {} bytes long; give at most {}", text.size(), kMaxPromptBytes));
        m_entry.settings.prompt = text;
        return {};
    }
    if (key.kind == ListKeyKind::Model) {
        if (!staysBelow(text))
            return usageError(fmt::format("{} '{}' is not valid: a list names a model of the models folder, such as "
                                          "starter or ORG/NAME",
                                          label, oneLine(text, 80)));
        m_entry.model = text;
        if (!wasGiven("variant"))
            m_entry.variant = text == m_request.model ? m_request.variant : "";
        return {};
    }
    if (text.find('/') != std::string::npos || text == "..")
        return usageError(fmt::format("{} '{}' is not valid: give the variant's name", label, oneLine(text, 80)));
    m_entry.variant = text;
    return {};
}

Result<void> ListLine::setTarget(const ListKey& key, const std::string& label, const std::string& reward,
                                 const RewardTarget& target) {
    const bool positive = key.kind == ListKeyKind::Positive;
    std::vector<std::string>& own = positive ? m_positive : m_negative;
    for (const std::string& other : own)
        if (mayBeSameReward(other, reward))
            return usageError(fmt::format("{} names the reward {} twice", label, oneLine(reward, 80)));
    own.push_back(reward);
    overrideTarget(positive ? m_entry.settings.positive : m_entry.settings.negative, reward, target);
    return {};
}

Result<void> ListLine::setTargets(const ListKey& key, const std::string& label, const std::string& text) {
    const std::string blanks = " \t,;";
    if (!key.reward.empty()) {
        auto target = parseRewardTarget(key.reward + "=" + text);
        if (!target.ok())
            return target.error().within(label);
        return setTarget(key, label, target->first, target->second);
    }
    for (size_t begin = 0, end; begin < text.size(); begin = end) {
        begin = std::min(text.find_first_not_of(blanks, begin), text.size());
        end = std::min(text.find_first_of(blanks, begin), text.size());
        if (begin == end)
            break;
        auto target = parseRewardTarget(text.substr(begin, end - begin));
        if (!target.ok())
            return target.error().within(label);
        MIRO_CHECK_OK(setTarget(key, label, target->first, target->second));
    }
    return {};
}

Result<void> ListLine::setTargets(const ListKey& key, const std::string& label, const nlohmann::json& value) {
    auto one = [&](const std::string& reward, const nlohmann::json& number) -> Result<void> {
        if (number.is_null() || number == "none")
            return setTarget(key, label, reward, RewardTarget());
        if (reward.empty() || !number.is_number() || !(number.get<double>() >= 0 && number.get<double>() <= 1))
            return usageError(fmt::format("{}: {} '{}' is not valid: give a number from 0 to 1, or null", label,
                                          oneLine(reward, 80), oneLine(valueText(number), 80)));
        return setTarget(key, label, reward, number.get<double>());
    };
    if (!key.reward.empty())
        return one(key.reward, value);
    for (const auto& [reward, number] : value.items())
        MIRO_CHECK_OK(one(reward, number));
    return {};
}

Result<void> ListLine::setCountFactor(const std::string& label, const std::string& text) {
    const ParamSpec spec{.key = label, .kind = ParamKind::Int, .minimum = 1, .maximum = kLargestFactor};
    const auto value = parseParam(spec, text);
    if (!value.ok())
        return notValid(spec, label, text);
    m_countFactor *= std::get<int64_t>(*value); // two of them at most
    return {};
}

Result<void> ListLine::setStartPicture(const std::string& label, const std::string& text) {
    const fs::path folder = listFolderOf(m_request);
    if (folder.empty())
        return usageError(fmt::format("{} names a file, and this list lies in no folder; save the list beside the "
                                      "picture",
                                      label));
    if (text.empty())
        return usageError(fmt::format("{} is empty; give a path", label));
    const fs::path path = (folder / text).lexically_normal();
    if (!m_again) {
        if (!isInside(folder, path))
            return usageError(fmt::format("{} '{}' lies outside of the list's folder; put the picture beside the list",
                                          label, oneLine(text, 120)));
        std::error_code ignored;
        if (!fs::is_regular_file(path, ignored))
            return usageError(fmt::format("{} '{}' is not there", label, oneLine(text, 120)));
    }
    m_entry.settings.startPicture = path.string();
    return {};
}

void ListLine::addField(std::string name, std::string value) {
    m_entry.fields.emplace_back(std::move(name), std::move(value));
}

Result<ListEntry> ListLine::finish() {
    if (!wasGiven("prompt"))
        return usageError("there is no prompt");
    if (wasGiven("n-iter") || wasGiven("batch-size")) {
        if (wasGiven("count"))
            return usageError("the count is given twice: as count, and as n_iter times batch_size");
        for (const auto& param : generationParams())
            if (param.spec.key == "count") {
                auto checked = checkParam(param.spec, ParamValue(m_countFactor));
                if (!checked.ok())
                    return checked.error().within("n_iter times batch_size");
            }
        m_entry.settings.count = m_countFactor;
    }
    // What would have no effect is a mistake.
    if (wasGiven("start-gamma") && m_entry.settings.startPicture.empty())
        return usageError("start-gamma has no effect without a start-picture");
    if (wasGiven("variation-seed") && !(m_entry.settings.variation > 0))
        return usageError("variation-seed has no effect without a variation above 0");
    return std::move(m_entry);
}

} // namespace miro
