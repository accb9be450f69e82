#include "batch/dynamic_targets.h"

#include "base/scorers.h"
#include "batch/list_keys.h"
#include "batch/nearest_name.h"
#include "batch/reward_names.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

// Of a setting by its key, or by what forms call it.
std::optional<ListKey> settingKey(const std::string& name) {
    if (auto key = listKeyOf(name))
        return key;
    for (const auto& param : generationParams())
        if (nameDistance(param.spec.label, name) == 0)
            return listKeyOf(param.spec.key);
    return std::nullopt;
}

bool isKnownReward(const std::string& name) {
    const auto& list = scorers().entries();
    return std::any_of(list.begin(), list.end(), [&](const ScorerInfo& scorer) {
        return !scorer.target.empty() && mayBeSameReward(scorer.target, name);
    });
}

std::string plainValue(const std::string& text) {
    const size_t begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

Result<void> applyReward(const std::string& name, const std::string& value, RewardTargets& targets) {
    MIRO_TRY(const auto target, parseRewardTarget(name + "=" + value));
    overrideTarget(targets, name, target.second);
    return {};
}

} // namespace

Result<void> applyTarget(const DynamicTarget& target, GenerationSettings& settings, bool& hasSeed) {
    const std::string value = plainValue(target.value);
    const std::string label = fmt::format("<{}[{}]>", target.tag, oneLine(target.name, 80));
    if (target.name.empty())
        return usageError(
            fmt::format("this <{}> has no name; write <reward aesthetic:0.5> or <param[Steps]:20>", target.tag));
    if (target.tag == "reward")
        return applyReward(target.name, value, settings.positive);
    if (target.tag == "negative-reward")
        return applyReward(target.name, value, settings.negative);

    const auto key = settingKey(target.name);
    if (!key) {
        if (isKnownReward(target.name))
            return applyReward(target.name, value, settings.positive);
        std::vector<std::string> names;
        for (const auto& param : generationParams())
            names.insert(names.end(), {param.spec.key, param.spec.label});
        return usageError(fmt::format("{} names no setting{}", label, didYouMean(target.name, names)));
    }
    if (key->kind == ListKeyKind::Refused)
        return usageError(fmt::format("{} {}", label, key->why));
    if (key->kind == ListKeyKind::Positive && !key->reward.empty())
        return applyReward(key->reward, value, settings.positive);
    // One evaluation's rows differ in less than these.
    const bool ofTheLine = key->kind != ListKeyKind::Setting || key->name == "count" || key->name == "device" ||
                           key->name == "precision" || key->name == "start-picture";
    if (ofTheLine)
        return usageError(fmt::format("{} cannot stand inside a prompt; give it to the line", label));
    ParamSpec spec = key->setting->spec;
    spec.key = label;
    MIRO_TRY(const ParamValue parsed, parseParam(spec, value));
    key->setting->set(settings, parsed);
    hasSeed = hasSeed || key->name == "seed";
    return {};
}

} // namespace miro
