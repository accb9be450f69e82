// Settings of all rewards at once: those that the program knows, those that a model pack brings, and the artist's own.
// Plain values; GUI thread where titles are translated.
#pragma once

#include "ui/create/create_settings.h"

#include <QString>
#include <string_view>
#include <vector>

namespace miro {

struct PresetChoice {
    QString name;  // stable: "balanced", "pack-soft", "own-..."
    QString title; // on the chip
    QString help;  // one sentence; may be empty
    RewardTargets positive;
    RewardTargets negative;
    bool own = false;
};

// The program's for this model, then the pack's; of one title the first counts.
std::vector<PresetChoice> presetsOf(const GeneratorInfo& info);

// Rewards that the preset does not name take the model's targets, but for "My taste", which stays, as locked rewards
// do.
void applyPreset(CreateSettings& settings, const PresetChoice& preset, const GeneratorInfo& info);

// Whether applying it would change nothing.
bool matchesPreset(const CreateSettings& settings, const PresetChoice& preset, const GeneratorInfo& info);

// The targets that now stand, as the artist's own preset.
PresetChoice presetFrom(const CreateSettings& settings, const GeneratorInfo& info, const QString& title);

// presets.json. Corrupt names the key.
std::string textFromPresets(const std::vector<PresetChoice>& presets);
Result<std::vector<PresetChoice>> presetsFromText(std::string_view text, const std::string& name);

} // namespace miro
