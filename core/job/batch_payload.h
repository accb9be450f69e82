// What the queue keeps of a batch: the payload of the job kind "batch". The list is in it as it was when it was queued.
// Plain values: any thread.
#pragma once

#include "base/preferences.h"
#include "job/batch_order.h"
#include "job/payload_fields.h"

#include <optional>
#include <string>

namespace miro {

struct BatchPayload {
    BatchJob job; // its id is not kept
    std::optional<ComputeDecision> decided;

    // Fills `decided`, once.
    void decide(const Preferences& preferences);
    BatchRequest decidedRequest() const;
};

std::string titleOfBatch(const BatchJob& job); // its name, or the list's; never empty

// Reads the list's file into the request, so that what was queued stays what it was; the wildcards beside the list stay
// the same folder. NotFound, Failed, Usage (too large).
Result<void> takeListIn(BatchRequest& request);

std::string textFromBatch(const BatchPayload& payload);
// Corrupt, Unsupported, or Usage that names the key; whether the list is good is for BatchPlan to say.
Result<BatchPayload> batchPayloadFromText(const std::string& text);

} // namespace miro
