// The whole way: prompt -> text -> latents -> pixels -> files.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "flow/generate_request.h"

#include <stop_token>

namespace miro {

// Blocks until all is done; runs on the calling thread. Whatever fails, no file and no folder of the run is left. What
// can be known to be wrong (names, settings, places to write, headers of files) is said before any network is loaded.
// Stages told to progress: "load", "encode", "sample" (steps times pictures), "decode" and "write" (pictures).
Result<GenerateOutcome> generate(const GenerateRequest& request, ProgressSink& progress, std::stop_token stop = {});

} // namespace miro
