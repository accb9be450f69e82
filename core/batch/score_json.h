// Scores as records of the batch room's own files hold them. Private to the batch room.
#pragma once

#include "library/picture_record.h"

#include <cstddef>
#include <nlohmann/json_fwd.hpp>

namespace miro {

inline constexpr size_t kMaxScores = 100; // of one picture

nlohmann::json jsonFromScore(const ScoreRecord& score);

// Throws what nlohmann throws where a value is missing or has another type.
ScoreRecord scoreFromJson(const nlohmann::json& object);

} // namespace miro
