#include "base/generation_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

// What no model and no artist needs more of; beyond it a file is damaged or made to hurt.
constexpr size_t kMaxTextBytes = 4u << 20;
constexpr size_t kMaxRewards = 1000;
constexpr size_t kMaxRewardKeyBytes = 200;
constexpr size_t kMaxKeyframes = 1000;

Error badKey(const std::string& key, const std::string& wanted) {
    return usageError(fmt::format("{} is not valid: give {}", key, wanted));
}

Json jsonFromTargets(const RewardTargets& targets) {
    Json object = Json::object();
    for (const auto& [key, target] : targets)
        object[key] = target ? Json(*target) : Json(nullptr);
    return object;
}

Result<std::string> textAt(const Json& object, const char* key) {
    auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return std::string();
    if (!found->is_string())
        return badKey(key, "text");
    const auto& text = found->get_ref<const std::string&>();
    if (text.size() > kMaxTextBytes)
        return badKey(key, fmt::format("at most {} bytes of text", kMaxTextBytes));
    return text;
}

Result<RewardTargets> targetsAt(const Json& object, const char* key) {
    RewardTargets targets;
    auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return targets;
    if (!found->is_object() || found->size() > kMaxRewards)
        return badKey(key, fmt::format("an object of at most {} rewards", kMaxRewards));
    for (const auto& [reward, value] : found->items()) {
        std::string name = fmt::format("{}.{}", key, oneLine(reward, 80));
        if (reward.empty() || reward.size() > kMaxRewardKeyBytes)
            return badKey(name, "a reward's name");
        if (value.is_null()) {
            targets[reward] = std::nullopt;
            continue;
        }
        if (!value.is_number() || !(value.get<double>() >= 0 && value.get<double>() <= 1))
            return badKey(name, "a number from 0 to 1, or null");
        targets[reward] = value.get<double>();
    }
    return targets;
}

} // namespace

Json jsonFromKeyframes(const RewardKeyframes& keyframes) {
    Json list = Json::array();
    for (const auto& [step, targets] : keyframes)
        list.push_back({{"step", step}, {"targets", jsonFromTargets(targets)}});
    return list;
}

Result<RewardKeyframes> keyframesFromJson(const Json& list) {
    if (!list.is_array() || list.size() > kMaxKeyframes)
        return badKey("keyframes", fmt::format("a list of at most {} steps", kMaxKeyframes));
    RewardKeyframes keyframes;
    for (const Json& entry : list) {
        const auto step = entry.find("step"); // end() also where entry is no object
        if (!entry.is_object() || step == entry.end() || !step->is_number_integer() || step->get<int64_t>() < 0)
            return badKey("keyframes.step", "an integer from 0");
        MIRO_TRY(keyframes[step->get<int64_t>()], targetsAt(entry, "targets"));
    }
    return keyframes;
}

Json jsonFromSettings(const GenerationSettings& settings) {
    Json object = Json::object();
    for (const auto& param : generationParams())
        if (ParamValue value = param.get(settings); !std::holds_alternative<std::monostate>(value))
            object[param.spec.key] = jsonFromParam(value);
    object["prompt"] = settings.prompt;
    object["positive"] = jsonFromTargets(settings.positive);
    object["negative"] = jsonFromTargets(settings.negative);
    if (!settings.keyframes.empty())
        object["keyframes"] = jsonFromKeyframes(settings.keyframes);
    return object;
}

Result<GenerationSettings> settingsFromJson(const Json& object) {
    if (!object.is_object())
        return badKey("settings", "a JSON object");
    GenerationSettings settings;
    for (const auto& param : generationParams()) {
        auto found = object.find(param.spec.key);
        if (found == object.end() || found->is_null())
            continue;
        MIRO_TRY(ParamValue value, paramFromJson(param.spec, *found));
        if (const auto* text = std::get_if<std::string>(&value)) {
            if (text->size() > kMaxTextBytes)
                return badKey(param.spec.key, fmt::format("at most {} bytes of text", kMaxTextBytes));
            // What setting cannot refuse would be lost in silence.
            if (param.spec.key == "device")
                MIRO_CHECK_OK([&]() -> Result<void> {
                    MIRO_TRY([[maybe_unused]] DeviceChoice device, parseDevice(*text));
                    return {};
                }());
        }
        param.set(settings, value);
    }
    MIRO_TRY(settings.prompt, textAt(object, "prompt"));
    MIRO_TRY(settings.positive, targetsAt(object, "positive"));
    MIRO_TRY(settings.negative, targetsAt(object, "negative"));
    if (auto keyframes = object.find("keyframes"); keyframes != object.end() && !keyframes->is_null()) {
        MIRO_TRY(settings.keyframes, keyframesFromJson(*keyframes));
    }
    return settings;
}

} // namespace miro
