// All that stands in the Create page's controls: the single truth that the controls show, undo moves and a draw sends.
// Plain values: any thread.
#pragma once

#include "base/generation_settings.h"
#include "hub/generator_info.h"
#include "library/picture_record.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>

namespace miro {

// Longer texts are refused: no text encoder reads more than a few hundred words of them.
inline constexpr int kMaxPromptLength = 10'000; // UTF-16 units

// A version of "My taste" other than the one in use: what drew a picture whose settings were brought back.
struct TastePin {
    std::string sha256; // of its file
    double weight = 1;

    bool operator==(const TastePin&) const = default;
};

// generation.seed is always set. Both maps hold every reward that was ever shown, so that a value comes back with its
// model; a draw sends those of the model alone.
struct CreateSettings {
    GenerationSettings generation;
    std::string model;
    std::string variant;
    bool seedLocked = false;
    std::set<std::string> lockedRewards; // presets and "reset all" leave them
    std::optional<TastePin> taste;       // nothing: the version in use
    std::optional<PictureId> parent;     // the picture that the start picture or the variation comes from
};

bool sameSettings(const CreateSettings& a, const CreateSettings& b);

// current, with every field that differs between from and to set as in to; targets one reward at a time. Undo and redo
// move only what their change moved.
CreateSettings withDifference(CreateSettings current, const CreateSettings& from, const CreateSettings& to);

// Rewards of the model that have no target yet get the model's own.
void fillTargets(CreateSettings& settings, const GeneratorInfo& info);

// --- what the menus of a reward do
enum class RewardAction { Ignore, Heed, Solo, UnSolo, Reset, SameNegative };

RewardTarget defaultTarget(const GeneratorInfo& info, const std::string& key);
RewardTarget defaultNegative(const GeneratorInfo& info, const std::string& key);
bool isIgnored(const CreateSettings& settings, const std::string& key);
// Pushes away from this reward alone: its negative target is 0, the others' is 1 unless they are ignored.
bool isSolo(const CreateSettings& settings, const GeneratorInfo& info, const std::string& key);
// Its negative target is not what the model, or a solo, gives it.
bool hasOwnNegative(const CreateSettings& settings, const GeneratorInfo& info, const std::string& key);
void applyAction(CreateSettings& settings, const GeneratorInfo& info, const std::string& key, RewardAction action);
// Locked rewards stay.
void resetRewards(CreateSettings& settings, const GeneratorInfo& info);

// The targets of the model's own rewards.
RewardTargets ofModel(const RewardTargets& targets, const GeneratorInfo& info);

bool hasReward(const GeneratorInfo& info, const std::string& key);

// What a draw sends: targets of the model's own rewards only; all of them while info is not known (the models are still
// being read). taught: "My taste" is none of the model's own, an adapter brings it; turned off, it is not named at all.
GenerationSettings settingsToDraw(const CreateSettings& settings, const GeneratorInfo* info, bool taught = false);

// The journal's JSON: that of the generation, and the page's own fields beside it. Reading takes what is there.
nlohmann::json jsonFromCreateSettings(const CreateSettings& settings);
Result<CreateSettings> createSettingsFromJson(const nlohmann::json& json);

} // namespace miro
