// What the queue keeps of a drawing: the payload of the job kind "generate". Plain values: any thread.
#pragma once

#include "base/preferences.h"
#include "flow/generate_request.h"
#include "library/picture_record.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace miro {

// What was left open when the job was first taken; a second attempt does the same, so that a picture of the first and
// one of the second belong together. A repetition decides anew.
struct GenerateDecisions {
    uint64_t seed = 0;
    std::optional<uint64_t> variationSeed; // where a variation is asked for
    DeviceChoice device;
    Precision precision = Precision::Auto;
};

struct GeneratePayload {
    GenerateRequest request; // output, outputFolder and latentsFile are not kept: the queue draws into the library
    bool keep = true;        // in the library
    std::optional<PictureId> parent;
    std::string parentFile; // below the library folder: what the pictures' own metadata calls it
    std::optional<GenerateDecisions> decided;

    // Fills `decided`, once.
    void decide(const Preferences& preferences);
    GenerateRequest decidedRequest() const;
};

nlohmann::json jsonFromRequest(const GenerateRequest& request);
// Usage names the key. Keys that are not known are left out.
Result<GenerateRequest> requestFromJson(const nlohmann::json& json);

// JSON text; what is not UTF-8 in it is replaced.
std::string textFromPayload(const GeneratePayload& payload);
// Corrupt (not JSON, too large, too deep) or Usage (names the key).
Result<GeneratePayload> payloadFromText(const std::string& text);

} // namespace miro
