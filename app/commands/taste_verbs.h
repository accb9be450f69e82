// What the verbs of `miro taste` share. Results are lines of JSON, but for status without --json.
#pragma once

#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/library_query.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

struct TasteOptions {
    std::optional<std::string> folder, profile, layout, output, best, milliseconds, device, answer, question;
    std::vector<std::string> models, words;
    bool all = false;
    bool forGood = false;
    bool next = false;
    bool anew = false;
    bool progress = false;
    bool json = false;
};

using TasteVerbRun = Result<void>(CommandContext& context, Library& library, const TasteOptions& options);

// taste_choices.cpp
TasteVerbRun tasteImport, tasteExport, tasteProfiles, tasteAnswer, tasteUndo, tasteRedo, tasteDelete;
// taste_learned.cpp
TasteVerbRun tasteLearn, tasteStatus, tasteRank, tasteNext;

// taste_proof.cpp
TasteVerbRun tasteVersionsList, tasteProve, tasteDefault, tasteRollback;

// taste_texts.cpp: one sentence each, without a full stop.
std::string textOf(const TasteFinding& finding);
std::vector<std::string> textOf(const TasteReport& report);
nlohmann::ordered_json jsonOf(const TasteReport& report);

} // namespace miro
