// The rows of scores. Private to the library room; shares the Database's thread rule and errors, and every function
// runs in its caller's transaction.
#pragma once

#include "library/database.h"
#include "library/picture_record.h"

#include <vector>

namespace miro {

// Measured: replaces the picture's row of that scorer, and its version and checkpoint become the scorer's current ones.
// File: fills a gap, and is current only if it is of the current version, or the first one.
enum class ScoreOrigin { Measured, File };
Result<void> storeScore(Database& database, PictureId picture, const ScoreRecord& score, ScoreOrigin origin);

Result<std::vector<ScoreRecord>> readScores(Database& database, PictureId picture);

// Works every derived column out again: which rows are current (of a scorer without a current version, the one that
// scored the newest picture), what was asked, what was missed, prompts.
Result<void> refreshScores(Database& database);

} // namespace miro
