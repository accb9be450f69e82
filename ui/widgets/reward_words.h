// What a reward is called in plain words. GUI thread (translated).
#pragma once

#include <QString>
#include <optional>
#include <string>

namespace miro {

struct RewardWords {
    QString title; // "Follows the prompt, CLIP"
    QString help;  // one sentence
};

// A key that is not known is called by itself, made safe to show.
RewardWords rewardWords(const std::string& key);

// What the program learned of the artist: the slider's name, and its score's.
QString tasteName();

// "better than 62 %"; nullopt: "ignored".
QString targetText(const std::optional<double>& target);

// "25 %", of a negative target.
QString negativeText(const std::optional<double>& target);

} // namespace miro
