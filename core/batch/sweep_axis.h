// An axis of a sweep as people type it: "steps=10-50 (+10)", "reward.clip_score=0, 0.5, 1", "prompt=cat, dog". Plain
// values: any thread.
#pragma once

#include "base/generation_settings.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

inline constexpr size_t kMaxAxes = 32;
inline constexpr size_t kMaxAxisValues = 10'000;

struct AxisValue {
    std::string text;     // as it is shown: a number in its shortest form, else as typed
    bool skipped = false; // SKIP: has a place in the grid and is not drawn
    std::string sought;   // prompt: what is replaced, by `replacement`
    std::string replacement;
};

inline constexpr size_t kMaxAxisBytes = 256u << 10; // of the text that parseAxis() reads

struct SweepAxis {
    std::string setting; // one of axisSettings()
    std::vector<AxisValue> values;
};

// "SETTING=VALUES". VALUES are separated by commas, with "..." around one that holds a comma, or by || where there is
// one. Of numbers also 1-5, 1-10 (+2), 10-1 (-3), 1-10 [5] (five, evenly), 1, 2, .., 10. SKIP: before a value (or a
// range) leaves it out. prompt: the first value is what is searched, the others what replaces it; cat=dog replaces by
// itself. Usage names the axis, the value's place and what to do. Whether a model or reward exists is for the plan.
Result<SweepAxis> parseAxis(const std::string& text);

// What can be an axis, in the order of a list for people.
struct AxisSetting {
    std::string setting; // "steps", "reward.clip_score", "prompt"
    std::string label;   // "Steps"; translated by the window
    std::string example; // values, as typed
};
std::vector<AxisSetting> axisSettings(const std::vector<std::string>& rewardKeys);

// The setting's declaration, for those of one value: of generationParams(), or a target's range. Nothing for prompt,
// model, preset, and for what is no axis.
std::optional<ParamSpec> axisSpec(const std::string& setting);

// "reward.KEY" or "negative-reward.KEY": the key; empty for others.
std::string rewardOfAxis(const std::string& setting);

} // namespace miro
