// The check of a queue's export before it is imported.
#pragma once

#include "base/registry.h"
#include "base/result.h"
#include "job/job_kinds.h"

#include <string>

namespace miro {

inline constexpr size_t kMaxQueueFileBytes = 64u << 20;

// Every job's kind and payload, so that a file from anywhere is taken whole or not at all. Corrupt, or Usage that names
// the job and the key.
Result<void> checkQueueText(const std::string& text, const Registry<JobKind>& kinds);

} // namespace miro
