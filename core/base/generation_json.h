// GenerationSettings as JSON: what the queue, the journal of settings and presets keep. The simple settings derive from
// generationParams(); prompt, both maps of targets and the keyframes are added. Any thread.
#pragma once

#include "base/generation_settings.h"

#include <nlohmann/json_fwd.hpp>

namespace miro {

// Unset optionals are left out, so that reading gives equal settings.
nlohmann::json jsonFromSettings(const GenerationSettings& settings);

// [{"step": 25, "targets": {"clip_score": 0.5, "vqa_score": null}}], by step.
nlohmann::json jsonFromKeyframes(const RewardKeyframes& keyframes);
Result<RewardKeyframes> keyframesFromJson(const nlohmann::json& json);

// Usage errors name the key; keys that are not known are left out.
Result<GenerationSettings> settingsFromJson(const nlohmann::json& json);

} // namespace miro
