// What the composer calls settings and values, in the window's language. GUI thread.
#pragma once

#include <QString>
#include <string>
#include <utility>
#include <vector>

namespace miro {

// Of "steps", "reward.clip_score", "negative-reward.clip_score", "prompt", "model", "preset".
QString settingWords(const std::string& setting);

// "Steps 20, CLIP 50 %".
QString differenceWords(const std::vector<std::pair<std::string, std::string>>& differs);

} // namespace miro
