// The reward that an artist teaches a generator: one name for those who train it, draw with it and show it. Any thread.
#pragma once

#include <string>

namespace miro {

struct GenerationSettings;

inline constexpr const char* kTasteRewardKey = "my_taste_score";

// Takes the targets of a reward out, those of the keyframes too, as if it had never been named.
void leaveOutReward(GenerationSettings& settings, const std::string& key);

} // namespace miro
