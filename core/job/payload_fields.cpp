#include "job/payload_fields.h"

#include "base/json.h"
#include "base/preferences.h"

#include <fmt/format.h>

namespace miro {

using Json = nlohmann::json;

Error badPayloadKey(const std::string& key, const std::string& wanted) {
    return usageError(fmt::format("{} is not valid: give {}", key, wanted));
}

Result<Json> payloadObject(const std::string& text, uint64_t newest, size_t maxBytes) {
    MIRO_TRY(Json object, parseJson(text, "the job", {.maxBytes = maxBytes}));
    if (!object.is_object())
        return badPayloadKey("job", "a JSON object");
    auto version = object.find("version");
    if (version == object.end() || !version->is_number_unsigned())
        return badPayloadKey("version", "an integer");
    if (version->get<uint64_t>() > newest)
        return Error{ErrorCode::Unsupported, "the job was made by a newer version of this program; update this one"};
    return object;
}

Result<std::string> payloadName(const Json& value, const std::string& key) {
    if (!value.is_string())
        return badPayloadKey(key, "text");
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > kMaxPayloadNameBytes || text.find('\0') != std::string::npos)
        return badPayloadKey(key, fmt::format("at most {} bytes of text", kMaxPayloadNameBytes));
    return text;
}

Result<bool> payloadFlag(const Json& object, const char* key, bool fallback) {
    auto flag = object.find(key);
    if (flag == object.end())
        return fallback;
    if (!flag->is_boolean())
        return badPayloadKey(key, "true or false");
    return flag->get<bool>();
}

Result<std::string> payloadText(const Json& object, const char* key) {
    auto text = object.find(key);
    return text == object.end() ? Result<std::string>(std::string()) : payloadName(*text, key);
}

Result<std::optional<PictureId>> payloadPicture(const Json& object, const char* key) {
    auto picture = object.find(key);
    if (picture == object.end() || picture->is_null())
        return std::optional<PictureId>();
    if (!picture->is_number_integer())
        return badPayloadKey(key, "a picture's number");
    return std::optional<PictureId>(picture->get<int64_t>());
}

Json jsonFromDecision(const ComputeDecision& decision) {
    return {{"device", toText(decision.device)}, {"precision", toText(decision.precision)}};
}

Result<ComputeDecision> decisionFromJson(const Json& object, const std::string& where) {
    ComputeDecision decision;
    MIRO_TRY(std::string device, payloadName(object.value("device", Json("auto")), where + ".device"));
    MIRO_TRY(decision.device, parseDevice(device));
    MIRO_TRY(std::string precision, payloadName(object.value("precision", Json("auto")), where + ".precision"));
    MIRO_TRY(decision.precision, parsePrecision(precision));
    return decision;
}

ComputeDecision decideCompute(DeviceChoice device, Precision precision, const Preferences& preferences) {
    ComputeDecision decided{device, precision};
    if (decided.device.kind == DeviceKind::Auto)
        if (auto preferred = parseDevice(preferences.device); preferred.ok())
            decided.device = *preferred;
    if (decided.precision == Precision::Auto)
        if (auto preferred = parsePrecision(preferences.precision); preferred.ok())
            decided.precision = *preferred;
    return decided;
}

} // namespace miro
