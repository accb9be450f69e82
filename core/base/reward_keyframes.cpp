#include "base/reward_keyframes.h"

#include <fmt/format.h>

namespace miro {
namespace {

RewardTarget between(const RewardTarget& from, const RewardTarget& to, int64_t done, int64_t length) {
    if (!from || !to)
        return from;
    return *from + (*to - *from) * (static_cast<double>(done) / static_cast<double>(length));
}

} // namespace

Result<void> addRewardKeyframe(RewardKeyframes& keyframes, const std::string& text) {
    const size_t colon = text.find(':');
    if (colon == std::string::npos)
        return usageError(
            fmt::format("'{}' is not valid: give STEP:KEY=VALUE, such as 25:aesthetic_score=0.5", oneLine(text, 80)));
    const ParamSpec step{.key = "the keyframe's step", .kind = ParamKind::Int, .minimum = 0};
    MIRO_TRY(const ParamValue number, parseParam(step, text.substr(0, colon)));
    MIRO_TRY(const auto target, parseRewardTarget(text.substr(colon + 1)));
    keyframes[std::get<int64_t>(number)][target.first] = target.second;
    return {};
}

Result<void> checkRewardKeyframes(const RewardKeyframes& keyframes, const std::vector<std::string>& rewardKeys,
                                  int64_t steps) {
    for (const auto& [step, targets] : keyframes) {
        if (step < 0 || step >= steps)
            return usageError(fmt::format("the reward keyframe at step {} lies outside the run; its steps are 0 to {}",
                                          step, steps - 1));
        if (auto valid = checkRewardTargets(targets, rewardKeys); !valid.ok())
            return valid.error().within(fmt::format("the reward keyframe at step {}", step));
    }
    return {};
}

RewardTargets targetsAtStep(const GenerationSettings& settings, int64_t step) {
    RewardTargets targets = settings.positive;
    for (auto& [key, target] : targets) {
        int64_t from = 0;
        for (const auto& [at, changes] : settings.keyframes) {
            const auto change = changes.find(key);
            if (change == changes.end())
                continue;
            if (at > step) {
                target = between(target, change->second, step - from, at - from);
                break;
            }
            from = at;
            target = change->second;
        }
    }
    return targets;
}

} // namespace miro
