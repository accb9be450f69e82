#include "base/taste_reward.h"

#include "base/generation_settings.h"

namespace miro {

void leaveOutReward(GenerationSettings& settings, const std::string& key) {
    settings.positive.erase(key);
    settings.negative.erase(key);
    for (auto& [step, targets] : settings.keyframes)
        targets.erase(key);
    std::erase_if(settings.keyframes, [](const auto& keyframe) { return keyframe.second.empty(); });
}

} // namespace miro
