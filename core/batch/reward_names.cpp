#include "batch/reward_names.h"

#include "base/scorers.h"
#include "batch/nearest_name.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

// Letters and digits only, in lower case: "Pick score" and "pick_score" are one.
std::string plain(std::string_view name) {
    std::string letters;
    for (unsigned char c : name)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x80)
            letters += static_cast<char>(c);
        else if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c + ('a' - 'A'));
    return letters;
}

// Without the word "score" at its end, which published keys carry.
std::string shortForm(std::string name) {
    constexpr std::string_view kEnd = "score";
    if (name.size() > kEnd.size() && name.ends_with(kEnd))
        name.resize(name.size() - kEnd.size());
    return name;
}

using Forms = std::vector<std::string>; // plain

bool has(const Forms& forms, const std::string& name) {
    return std::find(forms.begin(), forms.end(), name) != forms.end();
}

void addForms(Forms& forms, std::string_view name) {
    forms.push_back(plain(name));
    forms.push_back(shortForm(forms.back()));
}

// Of each reward that a scorer measures, worked out once: lists ask for every line.
const std::vector<std::pair<std::string, Forms>>& measuredRewards() {
    static const auto rewards = [] {
        std::vector<std::pair<std::string, Forms>> list;
        for (const ScorerInfo& scorer : scorers().entries()) {
            if (scorer.target.empty())
                continue;
            auto reward =
                std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.first == scorer.target; });
            if (reward == list.end())
                reward = list.emplace(list.end(), scorer.target, Forms());
            for (const std::string& name : {scorer.target, scorer.key, scorer.label})
                addForms(reward->second, name);
        }
        return list;
    }();
    return rewards;
}

// plainName: as plain() makes it.
bool means(const std::string& plainName, const std::string& key) {
    for (const auto& [target, forms] : measuredRewards())
        if (target == key)
            return has(forms, plainName);
    Forms forms;
    addForms(forms, key);
    return has(forms, plainName);
}

Result<void> nameTargets(RewardTargets& targets, const std::vector<std::string>& rewardKeys) {
    RewardTargets named;
    for (const auto& [name, target] : targets) {
        MIRO_TRY(const std::string key, rewardKeyFrom(name, rewardKeys));
        if (!named.emplace(key, target).second)
            return usageError(fmt::format("reward {} has two targets, one of them under the name '{}'; give one", key,
                                          oneLine(name, 80)));
    }
    targets = std::move(named);
    return {};
}

} // namespace

Result<std::string> rewardKeyFrom(const std::string& name, const std::vector<std::string>& rewardKeys) {
    if (std::find(rewardKeys.begin(), rewardKeys.end(), name) != rewardKeys.end())
        return name;
    const std::string plainName = plain(name);
    std::vector<std::string> meant;
    for (const std::string& key : rewardKeys)
        if (means(plainName, key))
            meant.push_back(key);
    if (meant.size() == 1)
        return meant[0];
    if (meant.size() > 1)
        return usageError(
            fmt::format("reward '{}' can be {}; write one of them", oneLine(name, 80), fmt::join(meant, " or ")));
    return usageError(fmt::format("reward '{}' is unknown to this model{}; it was trained on: {}", oneLine(name, 80),
                                  didYouMean(name, rewardKeys), fmt::join(rewardKeys, ", ")));
}

Result<void> nameRewards(GenerationSettings& settings, const std::vector<std::string>& rewardKeys) {
    MIRO_CHECK_OK(nameTargets(settings.positive, rewardKeys));
    MIRO_CHECK_OK(nameTargets(settings.negative, rewardKeys));
    for (auto& [step, targets] : settings.keyframes)
        if (auto named = nameTargets(targets, rewardKeys); !named.ok())
            return named.error().within(fmt::format("the reward keyframe at step {}", step));
    return {};
}

bool mayBeSameReward(std::string_view a, std::string_view b) {
    if (a == b)
        return true;
    const std::string plainA = plain(a), plainB = plain(b);
    if (shortForm(plainA) == shortForm(plainB))
        return true;
    const auto& rewards = measuredRewards();
    return std::any_of(rewards.begin(), rewards.end(),
                       [&](const auto& reward) { return has(reward.second, plainA) && has(reward.second, plainB); });
}

void overrideTarget(RewardTargets& targets, const std::string& name, RewardTarget target) {
    std::erase_if(targets, [&](const auto& entry) { return mayBeSameReward(entry.first, name); });
    targets[name] = target;
}

} // namespace miro
