// What the queue keeps of an exploration: the payload of the job kind "explore". Plain values: any thread.
#pragma once

#include "base/preferences.h"
#include "job/explore_request.h"
#include "job/payload_fields.h"

#include <optional>
#include <string>

namespace miro {

struct ExplorePayload {
    std::string model;
    std::string variant;
    ExploreRequest plan;
    std::optional<PictureId> parent;
    std::string parentFile; // below the library folder: what the pictures' own metadata calls it
    std::optional<ComputeDecision> decided;

    // Fills `decided`, once.
    void decide(const Preferences& preferences);
};

std::string textFromExploration(const ExplorePayload& payload);
// Corrupt, Unsupported, or Usage that names the key; whether it makes cells is for exploreCells() to say.
Result<ExplorePayload> explorationFromText(const std::string& text);

} // namespace miro
