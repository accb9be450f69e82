#include "ui/create/create_settings.h"

#include "base/generation_json.h"
#include "base/taste_reward.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

// The fields that the page shows, each once; the maps of targets come beside them.
template <typename Visit>
void eachField(Visit visit) {
    visit([](auto& s) -> auto& { return s.generation.prompt; });
    visit([](auto& s) -> auto& { return s.generation.negativePrompt; });
    visit([](auto& s) -> auto& { return s.generation.seed; });
    visit([](auto& s) -> auto& { return s.generation.count; });
    visit([](auto& s) -> auto& { return s.generation.steps; });
    visit([](auto& s) -> auto& { return s.generation.guidance; });
    visit([](auto& s) -> auto& { return s.generation.guidanceType; });
    visit([](auto& s) -> auto& { return s.generation.guidanceStart; });
    visit([](auto& s) -> auto& { return s.generation.guidanceEnd; });
    visit([](auto& s) -> auto& { return s.generation.shift; });
    visit([](auto& s) -> auto& { return s.generation.variationSeed; });
    visit([](auto& s) -> auto& { return s.generation.variation; });
    visit([](auto& s) -> auto& { return s.generation.startPicture; });
    visit([](auto& s) -> auto& { return s.generation.startGamma; });
    visit([](auto& s) -> auto& { return s.generation.keyframes; });
    visit([](auto& s) -> auto& { return s.generation.precision; });
    visit([](auto& s) -> auto& { return s.model; });
    visit([](auto& s) -> auto& { return s.variant; });
    visit([](auto& s) -> auto& { return s.seedLocked; });
    visit([](auto& s) -> auto& { return s.lockedRewards; });
    visit([](auto& s) -> auto& { return s.taste; });
    visit([](auto& s) -> auto& { return s.parent; });
}

void moveTargets(RewardTargets& current, const RewardTargets& from, const RewardTargets& to) {
    for (const auto& [key, target] : to)
        if (auto before = from.find(key); before == from.end() || before->second != target)
            current[key] = target;
    for (const auto& [key, target] : from)
        if (!to.contains(key))
            current.erase(key);
}

RewardTarget find(const RewardTargets& targets, const std::string& key, double fallback) {
    auto target = targets.find(key);
    return target == targets.end() ? RewardTarget(fallback) : target->second;
}

std::optional<TastePin> tasteIn(const Json& json) {
    const auto sha256 = json.find("sha256");
    const auto weight = json.find("weight");
    if (sha256 == json.end() || !sha256->is_string() || weight == json.end() || !weight->is_number())
        return std::nullopt;
    return TastePin{sha256->get<std::string>(), weight->get<double>()};
}

} // namespace

bool sameSettings(const CreateSettings& a, const CreateSettings& b) {
    bool same = a.generation.positive == b.generation.positive && a.generation.negative == b.generation.negative;
    eachField([&](auto field) { same = same && field(a) == field(b); });
    return same;
}

CreateSettings withDifference(CreateSettings current, const CreateSettings& from, const CreateSettings& to) {
    eachField([&](auto field) {
        if (field(from) != field(to))
            field(current) = field(to);
    });
    moveTargets(current.generation.positive, from.generation.positive, to.generation.positive);
    moveTargets(current.generation.negative, from.generation.negative, to.generation.negative);
    return current;
}

void fillTargets(CreateSettings& settings, const GeneratorInfo& info) {
    for (const std::string& key : info.rewardKeys) {
        settings.generation.positive.try_emplace(key, defaultTarget(info, key));
        settings.generation.negative.try_emplace(key, defaultNegative(info, key));
    }
}

RewardTarget defaultTarget(const GeneratorInfo& info, const std::string& key) {
    return find(info.defaults.positive, key, 1.0);
}

RewardTarget defaultNegative(const GeneratorInfo& info, const std::string& key) {
    return find(info.defaults.negative, key, 0.0);
}

bool isIgnored(const CreateSettings& settings, const std::string& key) {
    return !find(settings.generation.positive, key, 1.0);
}

bool isSolo(const CreateSettings& settings, const GeneratorInfo& info, const std::string& key) {
    const auto& keys = info.rewardKeys;
    return keys.size() > 1 && std::all_of(keys.begin(), keys.end(), [&](const std::string& other) {
               RewardTarget negative = find(settings.generation.negative, other, 0.0);
               return negative == RewardTarget(other == key ? 0.0 : 1.0) ||
                      (other != key && isIgnored(settings, other));
           });
}

bool hasOwnNegative(const CreateSettings& settings, const GeneratorInfo& info, const std::string& key) {
    const auto& keys = info.rewardKeys;
    RewardTarget negative = find(settings.generation.negative, key, 0.0);
    if (!negative || isIgnored(settings, key) || negative == defaultNegative(info, key))
        return false;
    return std::none_of(keys.begin(), keys.end(),
                        [&](const std::string& other) { return isSolo(settings, info, other); });
}

void applyAction(CreateSettings& settings, const GeneratorInfo& info, const std::string& key, RewardAction action) {
    RewardTargets& positive = settings.generation.positive;
    RewardTargets& negative = settings.generation.negative;
    switch (action) {
    case RewardAction::Ignore:
        positive[key] = std::nullopt;
        negative[key] = std::nullopt;
        break;
    case RewardAction::Heed:
        positive[key] = defaultTarget(info, key).value_or(1.0);
        negative[key] = defaultNegative(info, key).value_or(0.0);
        break;
    case RewardAction::Solo:
        for (const std::string& other : info.rewardKeys)
            negative[other] = other == key ? 0.0 : 1.0;
        break;
    case RewardAction::UnSolo:
        for (const std::string& other : info.rewardKeys)
            negative[other] = defaultNegative(info, other);
        break;
    case RewardAction::SameNegative:
        negative[key] = defaultNegative(info, key);
        break;
    case RewardAction::Reset:
        positive[key] = defaultTarget(info, key);
        negative[key] = defaultNegative(info, key);
        break;
    }
}

void resetRewards(CreateSettings& settings, const GeneratorInfo& info) {
    for (const std::string& key : info.rewardKeys)
        if (!settings.lockedRewards.contains(key))
            applyAction(settings, info, key, RewardAction::Reset);
}

RewardTargets ofModel(const RewardTargets& targets, const GeneratorInfo& info) {
    RewardTargets own;
    for (const std::string& key : info.rewardKeys)
        if (auto target = targets.find(key); target != targets.end())
            own.insert(*target);
    return own;
}

bool hasReward(const GeneratorInfo& info, const std::string& key) {
    return std::ranges::find(info.rewardKeys, key) != info.rewardKeys.end();
}

GenerationSettings settingsToDraw(const CreateSettings& settings, const GeneratorInfo* info, bool taught) {
    GenerationSettings drawn = settings.generation;
    if (info) {
        drawn.positive = ofModel(drawn.positive, *info);
        drawn.negative = ofModel(drawn.negative, *info);
    }
    if (!info || !hasReward(*info, kTasteRewardKey) || (taught && isIgnored(settings, kTasteRewardKey)))
        leaveOutReward(drawn, kTasteRewardKey);
    if (drawn.variation <= 0)
        drawn.variationSeed.reset();
    return drawn;
}

Json jsonFromCreateSettings(const CreateSettings& settings) {
    Json json = jsonFromSettings(settings.generation);
    json["variant"] = settings.variant;
    json["seed-locked"] = settings.seedLocked;
    json["locked-rewards"] = settings.lockedRewards;
    if (settings.taste)
        json["taste"] = {{"sha256", settings.taste->sha256}, {"weight", settings.taste->weight}};
    if (settings.parent)
        json["parent"] = *settings.parent;
    return json;
}

Result<CreateSettings> createSettingsFromJson(const Json& json) {
    CreateSettings settings;
    MIRO_TRY(settings.generation, settingsFromJson(json));
    auto find = [&json](const char* key, auto accepts) -> const Json* {
        auto member = json.find(key);
        return member != json.end() && accepts(*member) ? &*member : nullptr;
    };
    if (const Json* variant = find("variant", [](const Json& j) { return j.is_string(); }))
        settings.variant = variant->get<std::string>();
    if (const Json* locked = find("seed-locked", [](const Json& j) { return j.is_boolean(); }))
        settings.seedLocked = locked->get<bool>();
    if (const Json* parent = find("parent", [](const Json& j) { return j.is_number_integer(); }))
        settings.parent = parent->get<PictureId>();
    if (const Json* taste = find("taste", [](const Json& j) { return j.is_object(); }))
        settings.taste = tasteIn(*taste);
    if (const Json* rewards = find("locked-rewards", [](const Json& j) { return j.is_array(); }))
        for (const Json& key : *rewards)
            if (key.is_string())
                settings.lockedRewards.insert(key.get<std::string>());
    return settings;
}

} // namespace miro
