// What the queue keeps of scoring: the payload of the job kind "score". Plain values: any thread.
#pragma once

#include "base/result.h"
#include "library/job_record.h"
#include "library/picture_record.h"

#include <string>
#include <vector>

namespace miro {

inline constexpr size_t kMaxScoredPictures = 1'000'000;

struct ScorePayload {
    std::vector<PictureId> pictures;
    JobId ofJob;                      // instead: all that this job drew, looked up when it is run; empty: `pictures`
    std::vector<std::string> scorers; // keys; empty: those that are installed
    bool again = false;               // also where the same version has scored already
    bool asked = true;                // by a person; else it is left when Preferences::scoreNew is off
};

std::string textFromScore(const ScorePayload& payload);
// Corrupt, Unsupported, or Usage that names the key.
Result<ScorePayload> scoreFromText(const std::string& text);

// The id of the job that scores what a job draws. One a job, so that a crash cannot make two.
JobId scoreJobOf(const JobId& job);

} // namespace miro
