#include "job/generate_payload.h"

#include "base/generation_json.h"
#include "base/json.h"

#include <fmt/format.h>

namespace miro {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr size_t kMaxNameBytes = 4096; // a path's bound
constexpr size_t kMaxFolders = 64;

Error badKey(const std::string& key, const std::string& wanted) {
    return usageError(fmt::format("{} is not valid: give {}", key, wanted));
}

Result<std::string> nameFrom(const json& value, const std::string& key) {
    if (!value.is_string())
        return badKey(key, "text");
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > kMaxNameBytes || text.find('\0') != std::string::npos)
        return badKey(key, fmt::format("at most {} bytes of text", kMaxNameBytes));
    return text;
}

Result<GenerateDecisions> decisionsFromJson(const json& object) {
    if (!object.is_object())
        return badKey("decided", "an object");
    GenerateDecisions decided;
    auto seed = object.find("seed");
    if (seed == object.end() || !seed->is_number_unsigned())
        return badKey("decided.seed", "an integer from 0 to 18446744073709551615");
    decided.seed = seed->get<uint64_t>();
    if (auto variation = object.find("variation-seed"); variation != object.end()) {
        if (!variation->is_number_unsigned())
            return badKey("decided.variation-seed", "an integer from 0 to 18446744073709551615");
        decided.variationSeed = variation->get<uint64_t>();
    }
    MIRO_TRY(std::string device, nameFrom(object.value("device", json("auto")), "decided.device"));
    MIRO_TRY(decided.device, parseDevice(device));
    MIRO_TRY(std::string precision, nameFrom(object.value("precision", json("auto")), "decided.precision"));
    MIRO_TRY(decided.precision, parsePrecision(precision));
    return decided;
}

} // namespace

void GeneratePayload::decide(const Preferences& preferences) {
    if (decided)
        return;
    GenerationSettings settings = request.settings;
    drawMissingSeeds(settings);
    GenerateDecisions now;
    now.seed = *settings.seed;
    if (settings.variation > 0)
        now.variationSeed = settings.variationSeed;
    now.device = settings.device;
    now.precision = settings.precision;
    if (now.device.kind == DeviceKind::Auto)
        if (auto device = parseDevice(preferences.device); device.ok())
            now.device = *device;
    if (now.precision == Precision::Auto)
        if (auto precision = parsePrecision(preferences.precision); precision.ok())
            now.precision = *precision;
    decided = now;
}

GenerateRequest GeneratePayload::decidedRequest() const {
    GenerateRequest with = request;
    if (decided) {
        with.settings.seed = decided->seed;
        if (decided->variationSeed)
            with.settings.variationSeed = decided->variationSeed;
        with.settings.device = decided->device;
        with.settings.precision = decided->precision;
    }
    return with;
}

json jsonFromRequest(const GenerateRequest& request) {
    json object = {{"model", request.model}, {"settings", jsonFromSettings(request.settings)}};
    if (!request.variant.empty())
        object["variant"] = request.variant;
    for (const auto& folder : request.modelFolders)
        object["models"].push_back(folder.string());
    return object;
}

Result<GenerateRequest> requestFromJson(const json& object) {
    if (!object.is_object())
        return badKey("request", "a JSON object");
    GenerateRequest request;
    if (auto model = object.find("model"); model != object.end()) {
        MIRO_TRY(request.model, nameFrom(*model, "model"));
    }
    if (auto variant = object.find("variant"); variant != object.end()) {
        MIRO_TRY(request.variant, nameFrom(*variant, "variant"));
    }
    if (auto folders = object.find("models"); folders != object.end()) {
        if (!folders->is_array() || folders->size() > kMaxFolders)
            return badKey("models", fmt::format("a list of at most {} folders", kMaxFolders));
        for (const json& each : *folders) {
            MIRO_TRY(std::string folder, nameFrom(each, "models"));
            request.modelFolders.push_back(folder);
        }
    }
    auto settings = object.find("settings");
    if (settings == object.end())
        return badKey("settings", "a JSON object");
    MIRO_TRY(request.settings, settingsFromJson(*settings));
    return request;
}

std::string textFromPayload(const GeneratePayload& payload) {
    json object = {{"version", kVersion}, {"request", jsonFromRequest(payload.request)}, {"keep", payload.keep}};
    if (payload.parent)
        object["parent"] = *payload.parent;
    if (!payload.parentFile.empty())
        object["parent-file"] = payload.parentFile;
    if (payload.decided)
        object["decided"] = {{"seed", payload.decided->seed},
                             {"device", toText(payload.decided->device)},
                             {"precision", toText(payload.decided->precision)}};
    if (payload.decided && payload.decided->variationSeed)
        object["decided"]["variation-seed"] = *payload.decided->variationSeed;
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<GeneratePayload> payloadFromText(const std::string& text) {
    MIRO_TRY(json object, parseJson(text, "the job"));
    if (!object.is_object())
        return badKey("job", "a JSON object");
    auto version = object.find("version");
    if (version == object.end() || !version->is_number_unsigned())
        return badKey("version", "an integer");
    if (version->get<uint64_t>() > kVersion)
        return Error{ErrorCode::Unsupported, "the job was made by a newer version of this program; update this one"};
    auto request = object.find("request");
    if (request == object.end())
        return badKey("request", "a JSON object");
    GeneratePayload payload;
    MIRO_TRY(payload.request, requestFromJson(*request));
    if (auto keep = object.find("keep"); keep != object.end()) {
        if (!keep->is_boolean())
            return badKey("keep", "true or false");
        payload.keep = keep->get<bool>();
    }
    if (auto parent = object.find("parent"); parent != object.end() && !parent->is_null()) {
        if (!parent->is_number_integer())
            return badKey("parent", "a picture's number");
        payload.parent = parent->get<int64_t>();
    }
    if (auto file = object.find("parent-file"); file != object.end()) {
        MIRO_TRY(payload.parentFile, nameFrom(*file, "parent-file"));
    }
    if (auto decided = object.find("decided"); decided != object.end() && !decided->is_null()) {
        MIRO_TRY(payload.decided, decisionsFromJson(*decided));
    }
    return payload;
}

} // namespace miro
