// What a drawing in the queue is asked for and what it gave. Plain values without libtorch: any thread, any room above.
#pragma once

#include "flow/draw_events.h"
#include "flow/generate_request.h"
#include "library/job_record.h"
#include "library/picture_record.h"

#include <optional>

namespace miro {

enum class StopKind {
    Now,       // no decode, no save; also while a model loads
    AfterThis, // the pictures that are being drawn are finished and kept, the rest of the job is not begun
    Skip,      // these pictures are dropped, the job goes on with its next ones
};

// A drawing for the window: a durable job.
struct DrawRequest {
    JobId id; // newUniqueId(), by the caller
    GenerateRequest what;
    JobPriority priority = JobPriority::Interactive;
    bool keep = true;                // in the library
    std::optional<PictureId> parent; // picture that this one was made from
};

struct FinishedPicture {
    JobId job;
    DrawnImage drawn;
    std::optional<PictureRecord> record; // when it was kept
};

} // namespace miro
