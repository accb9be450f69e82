// What the window asks of the queue beside drawing: explorations of a picture, and scoring of pictures that are there.
// Plain values without libtorch: any thread, any room above.
#pragma once

#include "batch/explore_plan.h"
#include "flow/generate_request.h"
#include "library/job_record.h"
#include "library/picture_record.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

// Job kind "explore". A cell's picture has the job's id and the cell's index; the job's payload holds the plan, so that
// what was drawn before a crash keeps its place. Each is scored as soon as it is drawn.
struct ExploreJob {
    JobId id; // newUniqueId(), by the caller
    std::string model;
    std::string variant;
    ExploreRequest plan;
    std::optional<PictureId> parent; // picture that it was asked of
};

// Job kind "score", of JobPriority::Scoring. Pictures that are gone, and scores that are there, are left out.
struct ScoreJob {
    JobId id;
    std::vector<PictureId> pictures;
    std::vector<std::string> scorers; // keys; empty: those that are installed
    bool again = false;               // also where the same version has scored already
};

inline constexpr const char* kExploreKind = "explore";
inline constexpr const char* kScoreKind = "score";

// A job that nobody asked for: the program scores what was just drawn. Lists of jobs leave it out while all is well; it
// has no title, and its row goes away when it is done.
inline bool isBackground(const JobRecord& job) {
    return job.kind == kScoreKind && job.title.empty();
}

} // namespace miro
