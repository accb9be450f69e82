#include "job/job_kinds.h"

#include "job/generate_work.h"

namespace miro {

const Registry<JobKind>& jobKinds() {
    static const Registry<JobKind> kinds({
        {kGenerateKind, "Draw", JobPriority::Interactive, makeGenerateWork},
    });
    return kinds;
}

} // namespace miro
