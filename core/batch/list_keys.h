// What lists call things: the program's own option names, those of other programs' lists that mean the same, and the
// columns that are no setting. Private to the batch room.
#pragma once

#include "base/generation_settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

enum class ListKeyKind {
    Prompt,
    Setting,  // one of generationParams()
    Positive, // targets
    Negative,
    Keyframes,
    Model,
    Variant,
    CountFactor, // n_iter and batch_size: their product is the count
    Solver,
    Refused,
};

struct ListKey {
    ListKeyKind kind = ListKeyKind::Prompt;
    std::string name; // the program's own
    const BoundParam<GenerationSettings>* setting = nullptr;
    std::string reward;        // named in the key: "reward.aesthetic"
    const char* why = nullptr; // Refused: what is the matter, and what to do
};

// Letter case, '-', '_' and ' ' are one. Nothing: it is unknown.
std::optional<ListKey> listKeyOf(std::string_view name);

// Of the command, not of a line: why a line cannot have it; nullptr: it is none.
const char* commandOption(std::string_view name);

// The program's own names, for "did you mean".
const std::vector<std::string>& listKeyNames();

// Columns that are kept as they are: tag, category, challenge, note, id, ... and all that begin with '_'.
bool isField(std::string_view name);

} // namespace miro
