// Fetches what a plan names. Blocks its caller for as long as gigabytes take; usable from any thread.
#pragma once

#include "hub/download_plan.h"

namespace miro {

// Each file appears whole and checked, weights first; what an earlier run left is continued, and stopping (or kill -9)
// leaves what has come for the next run. DiskFull before the first byte when the plan does not fit. Other errors as
// fetchFile(). At the end every repository is complete.
Result<void> download(const DownloadPlan& plan, const HubOptions& options, TransferSink& sink, std::stop_token stop);

} // namespace miro
