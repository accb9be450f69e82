// Scores inside picture files: the member "scores" of miro_metadata, {"pick_score": {"version", "checkpoint_sha256",
// "raw", "training", "quantile", "estimated"}, ...}, and the pair "MIRO scores" of the parameters text, {"pick_score":
// raw, ...}. What was measured of another prompt than the picture's own says so in "scored_prompt". Plain values: any
// thread.
#pragma once

#include "base/result.h"
#include "base/scorers.h"
#include "library/picture_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// metadata: a miro_metadata JSON, or empty for a picture of another program, which gets one with scores alone. Scores
// of other scorers that stand there stay. prompt: what they were measured of. Corrupt when it cannot be read.
Result<std::string> metadataWithScores(const std::string& metadata, const std::vector<ScoreRecord>& scores,
                                       const std::string& prompt);

// A PNG's bytes with the scores put in; its pixels and everything else are copied. Unsupported for other formats;
// Corrupt; `name` is what messages call the bytes.
Result<std::string> pictureWithScores(std::string_view bytes, const std::vector<ScoreRecord>& scores,
                                      const std::string& prompt, const std::string& name);

// Those that were measured of this prompt, the picture's own; what cannot be read is left out, and values that are no
// numbers are missing.
std::vector<ScoreRecord> scoresInMetadata(const std::string& metadata, const std::string& prompt);

// In whose values the picture's targets are, where its model says so; what this program does not know is left out.
RewardScorers rewardScorersIn(const std::string& metadata);

// The target that was asked for in the picture's settings, for the reward that the scorer measures; nothing when it was
// left out, the model does not have it, or the target is in another scorer's values (scorerOfTarget()).
std::optional<double> askedIn(const std::string& metadata, const std::string& scorer);

} // namespace miro
