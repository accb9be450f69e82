// Fields of the queue's payloads, which may come from anywhere: read with bounds, errors name the key. Plain values:
// any thread.
#pragma once

#include "base/device_choice.h"
#include "base/result.h"
#include "library/picture_record.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace miro {

inline constexpr size_t kMaxPayloadNameBytes = 4096; // a path's bound

Error badPayloadKey(const std::string& key, const std::string& wanted);

// An object of a version that is known: Corrupt (not JSON, too large, too deep), Usage, Unsupported (newer).
Result<nlohmann::json> payloadObject(const std::string& text, uint64_t version, size_t maxBytes = 16u << 20);

Result<std::string> payloadName(const nlohmann::json& value, const std::string& key);

// What the key holds; the fallback or nothing where it is not there.
Result<bool> payloadFlag(const nlohmann::json& object, const char* key, bool fallback);
Result<std::string> payloadText(const nlohmann::json& object, const char* key);
Result<std::optional<PictureId>> payloadPicture(const nlohmann::json& object, const char* key);

// Where and how precisely a job computes: decided when it is first taken, so that a second attempt does the same.
struct ComputeDecision {
    DeviceChoice device;
    Precision precision = Precision::Auto;
};

// "device" and "precision" of an object; where: what errors put before the key.
nlohmann::json jsonFromDecision(const ComputeDecision& decision);
Result<ComputeDecision> decisionFromJson(const nlohmann::json& object, const std::string& where);

struct Preferences;
// The device and precision of settings, or where they leave it open, those of the preferences.
ComputeDecision decideCompute(DeviceChoice device, Precision precision, const Preferences& preferences);

} // namespace miro
