// An exploration that the window drew, as a folder: pictures, scores.csv, a contact sheet, a film strip and an
// animation where there is a row to walk along, and report.html, which needs nothing beside itself. The same files as
// `miro eval` writes.
#pragma once

#include "base/progress.h"
#include "batch/explore_plan.h"
#include "library/job_record.h"

#include <filesystem>
#include <stop_token>

namespace miro {

class Library;

struct SavedExploration {
    std::filesystem::path report; // report.html
    int64_t pictures = 0;
    int64_t missing = 0; // cells without a picture: not drawn yet, in the bin or gone
};

// Takes the pictures of that job and their scores, as the library has them at the moment: also of a job that still
// runs. plan: what the job was asked for. Blocks for seconds: on a worker's thread that owns library (LibraryThread).
// folder: made when only its last component is missing; files of an earlier save of the same job are replaced, any
// other file in the way is an error and stays. Usage, NotFound (no picture yet), Failed, DiskFull, Stopped: all or
// nothing.
Result<SavedExploration> saveExploration(Library& library, const JobId& job, const ExploreRequest& plan,
                                         const std::filesystem::path& folder, ProgressSink* progress = nullptr,
                                         std::stop_token stop = {});

} // namespace miro
