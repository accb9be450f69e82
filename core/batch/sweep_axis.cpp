#include "batch/sweep_axis.h"

#include "batch/exploration.h"
#include "batch/list_text.h"
#include "batch/nearest_name.h"
#include "batch/sweep_numbers.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

constexpr const char* kReward = "reward.";
constexpr const char* kNegativeReward = "negative-reward.";

struct Item {
    std::string text;
    bool quoted = false;
    bool skipped = false;
};

// Takes "SKIP:" from the front.
bool takeSkip(std::string_view& text) {
    constexpr std::string_view kSkip = "SKIP:";
    text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    if (text.size() < kSkip.size() || !std::equal(kSkip.begin(), kSkip.end(), text.begin(), [](char wanted, char c) {
            return wanted == (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        }))
        return false;
    text.remove_prefix(kSkip.size());
    text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
    return true;
}

std::vector<Item> splitAtBars(std::string_view values) {
    std::vector<Item> items;
    for (;;) {
        const size_t bars = values.find("||");
        std::string_view text = values.substr(0, bars);
        const bool skipped = takeSkip(text);
        items.push_back({std::string(trimmed(text)), false, skipped});
        if (bars == values.npos)
            return items;
        values.remove_prefix(bars + 2);
    }
}

// Commas between, "..." around what holds one, "" for a quote inside.
Result<std::vector<Item>> splitAtCommas(std::string_view values) {
    std::vector<Item> items;
    for (;;) {
        Item item;
        item.skipped = takeSkip(values);
        if (values.starts_with('"')) {
            item.quoted = true;
            size_t at = 1;
            for (; at < values.size(); ++at) {
                if (values[at] == '"' && values.substr(at + 1, 1) != "\"")
                    break;
                item.text += values[at];
                at += values[at] == '"' ? 1 : 0;
            }
            if (at >= values.size())
                return usageError(fmt::format("value {} has no closing quote", items.size() + 1));
            values.remove_prefix(at + 1);
            values = values.substr(std::min(values.find_first_not_of(" \t"), values.size()));
            if (!values.empty() && values[0] != ',')
                return usageError(
                    fmt::format("value {} goes on behind its closing quote; put a comma there", items.size() + 1));
        } else {
            item.text = trimmed(values.substr(0, values.find(',')));
            values = values.substr(std::min(values.find(','), values.size()));
        }
        items.push_back(std::move(item));
        if (values.empty())
            return items;
        values.remove_prefix(1);
    }
}

bool isNumber(const std::optional<ParamSpec>& spec) {
    return spec && (spec->kind == ParamKind::Int || spec->kind == ParamKind::Seed || spec->kind == ParamKind::Real);
}

// The value in its shortest form; Usage.
Result<std::string> checkedValue(const SweepAxis& axis, const std::optional<ParamSpec>& spec, const std::string& text) {
    if (!spec || (text == "none" && !rewardOfAxis(axis.setting).empty()))
        return text;
    MIRO_TRY(const ParamValue value, parseParam(*spec, text));
    if (axis.setting == "device") { // what setting it cannot refuse
        auto device = parseDevice(text);
        if (!device.ok())
            return device.error();
    }
    if (const auto* real = std::get_if<double>(&value))
        return fmt::format("{}", *real);
    if (const auto* whole = std::get_if<int64_t>(&value))
        return fmt::format("{}", *whole);
    if (const auto* seed = std::get_if<uint64_t>(&value))
        return fmt::format("{}", *seed);
    return text;
}

// What one item stands for: a value, a range of them, or what ".." fills in.
Result<std::vector<std::string>> valuesOfItem(const SweepAxis& axis, const std::optional<ParamSpec>& spec,
                                              const std::vector<Item>& items, size_t at) {
    const Item& item = items[at];
    if (!isNumber(spec) || item.quoted)
        return std::vector<std::string>{item.text};
    if (item.text == ".." || item.text == "...") {
        std::vector<std::string> before;
        for (const AxisValue& value : axis.values)
            before.push_back(value.text);
        return numbersBetween(before, at + 1 < items.size() ? items[at + 1].text : "", kMaxAxisValues);
    }
    if (auto range = numberRange(item.text, spec->kind != ParamKind::Real, kMaxAxisValues))
        return *range;
    return std::vector<std::string>{item.text};
}

Result<void> addValues(SweepAxis& axis, const std::vector<Item>& items) {
    const std::optional<ParamSpec> spec = axisSpec(axis.setting);
    for (size_t i = 0; i < items.size(); ++i) {
        const auto place = [&] {
            return fmt::format("value {}", i + 1);
        };
        if (items[i].text.empty() && !items[i].quoted)
            return usageError(place() + " is empty; give one, or \"\" for an empty text");
        auto texts = valuesOfItem(axis, spec, items, i);
        if (!texts.ok())
            return texts.error().within(fmt::format("{} '{}'", place(), oneLine(items[i].text, 80)));
        for (const std::string& text : *texts) {
            auto checked = checkedValue(axis, spec, text);
            if (!checked.ok())
                return checked.error().within(place());
            axis.values.push_back({*checked, items[i].skipped, {}, {}});
        }
        if (axis.values.size() > kMaxAxisValues)
            return usageError(fmt::format("there are more than {} values; give fewer", kMaxAxisValues));
    }
    return {};
}

// cat, dog, bird: cat is searched. cat=dog: is itself what to search.
Result<void> addReplacements(SweepAxis& axis, const std::vector<Item>& items) {
    std::string sought;
    for (size_t i = 0; i < items.size(); ++i) {
        const std::string& text = items[i].text;
        AxisValue value{text, items[i].skipped, sought, text};
        if (const size_t equals = text.find('='); equals != text.npos && equals > 0) {
            value.sought = trimmed(std::string_view(text).substr(0, equals));
            value.replacement = trimmed(std::string_view(text).substr(equals + 1));
        } else if (i == 0) {
            sought = value.sought = text;
        }
        if (text.empty() && !items[i].quoted)
            return usageError(fmt::format("value {} is empty; give one, or \"\" to take the words out", i + 1));
        if (value.sought.empty())
            return usageError(fmt::format("value {} does not say what it replaces; write what is searched as the first "
                                          "value, or 'old=new'",
                                          i + 1));
        axis.values.push_back(std::move(value));
    }
    if (axis.values.size() < 2 && axis.values[0].sought == axis.values[0].replacement)
        return usageError("the first value is what is searched; give at least one more to replace it by");
    return {};
}

Result<void> checkAxis(const SweepAxis& axis) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const AxisValue& value : axis.values)
        if (!seen.emplace(value.sought, axis.setting == "prompt" ? value.replacement : value.text).second)
            return usageError(fmt::format("'{}' is there twice; give each value once", oneLine(value.text, 80)));
    if (std::all_of(axis.values.begin(), axis.values.end(), [](const AxisValue& value) { return value.skipped; }))
        return usageError("all values are skipped; leave one");
    return {};
}

bool isAxis(const std::string& setting) {
    return axisSpec(setting) || setting == "prompt" || setting == "model" || setting == "preset";
}

Error unknownAxis(const std::string& setting) {
    if (setting == "count")
        return usageError("axis count: the number of pictures is no axis; give it with --count");
    std::vector<std::string> names;
    for (const AxisSetting& each : axisSettings({"KEY"}))
        names.push_back(each.setting);
    return usageError(fmt::format("axis '{}' is unknown{}; there is: {}", oneLine(setting, 80),
                                  didYouMean(setting, names), fmt::join(names, ", ")));
}

} // namespace

std::string rewardOfAxis(const std::string& setting) {
    for (const std::string_view prefix : {kReward, kNegativeReward})
        if (setting.starts_with(prefix))
            return setting.substr(prefix.size());
    return {};
}

std::optional<ParamSpec> axisSpec(const std::string& setting) {
    if (!rewardOfAxis(setting).empty())
        return ParamSpec{.key = setting, .kind = ParamKind::Real, .minimum = 0, .maximum = 1};
    for (const auto& param : generationParams())
        if (param.spec.key == setting && setting != "count")
            return param.spec;
    return std::nullopt;
}

std::vector<AxisSetting> axisSettings(const std::vector<std::string>& rewardKeys) {
    std::vector<AxisSetting> settings;
    for (const auto& param : generationParams()) {
        const ParamSpec& spec = param.spec;
        if (!axisSpec(spec.key) || spec.key == "device")
            continue;
        std::string example = spec.kind == ParamKind::Choice ? fmt::format("{}", fmt::join(spec.choices, ", "))
                              : spec.key == "steps"          ? "10, 20, 50"
                              : spec.key == "guidance"       ? "1-9 (+2)"
                              : spec.kind == ParamKind::Seed ? "1-5"
                              : spec.kind == ParamKind::Int  ? "0-20 (+10)"
                              : spec.kind == ParamKind::Real ? "0-1 [5]"
                                                             : "one || another";
        settings.push_back({spec.key, spec.label, std::move(example)});
    }
    for (const std::string& key : rewardKeys)
        settings.push_back({kReward + key, nameOfReward(key, {}), "0, 0.5, 1"});
    for (const std::string& key : rewardKeys)
        settings.push_back({kNegativeReward + key, nameOfReward(key, {}), "none, 0"});
    settings.push_back({"prompt", "Words of the prompt", "cat, dog, bird"});
    settings.push_back({"model", "Model", "starter, nicolas-dufour/miro"});
    settings.push_back({"preset", "Preset", "one, another"});
    return settings;
}

Result<SweepAxis> parseAxis(const std::string& text) {
    const size_t equals = text.find('=');
    if (equals == text.npos || text.size() > kMaxAxisBytes)
        return usageError(
            fmt::format("axis '{}' is not valid: give SETTING=VALUES, as in steps=10, 20, 50", oneLine(text, 80)));
    SweepAxis axis;
    axis.setting = trimmed(std::string_view(text).substr(0, equals));
    if (!isAxis(axis.setting))
        return unknownAxis(axis.setting);
    const std::string_view values = std::string_view(text).substr(equals + 1);
    const auto fill = [&]() -> Result<void> {
        std::vector<Item> items;
        if (values.find("||") != values.npos) {
            items = splitAtBars(values);
        } else {
            MIRO_TRY(items, splitAtCommas(values));
        }
        MIRO_CHECK_OK(axis.setting == "prompt" ? addReplacements(axis, items) : addValues(axis, items));
        return checkAxis(axis);
    };
    if (auto filled = fill(); !filled.ok())
        return filled.error().within("axis " + axis.setting);
    return axis;
}

} // namespace miro
