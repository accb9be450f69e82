// The drawing of a proof for the queue, and what the queue keeps of it. Plain values without libtorch: any thread, any
// room above.
#pragma once

#include "base/result.h"
#include "library/job_record.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace miro {

inline constexpr const char* kProveKind = "prove"; // of JobPriority::FineTuning: everything else goes first

struct ProveJob {
    JobId id;            // newUniqueId(), by the caller
    int64_t version = 0; // TasteVersionRecord::id
    std::string name;    // of the version, for people
};

// The payload of that job kind.
struct ProvePayload {
    std::filesystem::path library; // whole
    int64_t version = 0;
    std::string name;
};

std::string textFromProve(const ProvePayload& payload);
// Corrupt, Unsupported, or Usage that names the key.
Result<ProvePayload> proveFromText(const std::string& text);

} // namespace miro
