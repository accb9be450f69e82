// A fine-tuning to an artist's taste for the queue. Plain values without libtorch: any thread, any room above.
#pragma once

#include "library/job_record.h"

#include <string>

namespace miro {

// Of JobPriority::FineTuning: everything else goes first. Its count (JobRecord::picturesDone and picturesTotal) is
// updates. While its limits do not let it work it waits, and lets others of its priority go first.
inline constexpr const char* kFinetuneKind = "finetune";

struct FinetuneOrder {
    JobId id;             // newUniqueId(), by the caller
    std::string settings; // a JSON object of what job/finetune_settings.h declares; paths in it are whole
};

} // namespace miro
