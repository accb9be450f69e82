#include "job/generate_payload.h"

#include "base/generation_json.h"
#include "job/payload_fields.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr int kGenerateVersion = 1;
constexpr size_t kMaxFolders = 64;

Result<GenerateDecisions> decisionsFromJson(const Json& object) {
    if (!object.is_object())
        return badPayloadKey("decided", "an object");
    GenerateDecisions decided;
    auto seed = object.find("seed");
    if (seed == object.end() || !seed->is_number_unsigned())
        return badPayloadKey("decided.seed", "an integer from 0 to 18446744073709551615");
    decided.seed = seed->get<uint64_t>();
    if (auto variation = object.find("variation-seed"); variation != object.end()) {
        if (!variation->is_number_unsigned())
            return badPayloadKey("decided.variation-seed", "an integer from 0 to 18446744073709551615");
        decided.variationSeed = variation->get<uint64_t>();
    }
    MIRO_TRY(const ComputeDecision compute, decisionFromJson(object, "decided"));
    decided.device = compute.device;
    decided.precision = compute.precision;
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
    const ComputeDecision compute = decideCompute(settings.device, settings.precision, preferences);
    now.device = compute.device;
    now.precision = compute.precision;
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

Json jsonFromRequest(const GenerateRequest& request) {
    Json object = {{"model", request.model}, {"settings", jsonFromSettings(request.settings)}};
    if (!request.variant.empty())
        object["variant"] = request.variant;
    if (!request.adapters.empty())
        object["adapters"] = jsonFromAdapters(request.adapters);
    for (const auto& folder : request.modelFolders)
        object["models"].push_back(folder.string());
    return object;
}

Result<GenerateRequest> requestFromJson(const Json& object) {
    if (!object.is_object())
        return badPayloadKey("request", "a JSON object");
    GenerateRequest request;
    if (auto model = object.find("model"); model != object.end()) {
        MIRO_TRY(request.model, payloadName(*model, "model"));
    }
    if (auto variant = object.find("variant"); variant != object.end()) {
        MIRO_TRY(request.variant, payloadName(*variant, "variant"));
    }
    if (auto adapters = object.find("adapters"); adapters != object.end()) {
        MIRO_TRY(request.adapters, adaptersFromJson(*adapters));
    }
    if (auto folders = object.find("models"); folders != object.end()) {
        if (!folders->is_array() || folders->size() > kMaxFolders)
            return badPayloadKey("models", fmt::format("a list of at most {} folders", kMaxFolders));
        for (const Json& each : *folders) {
            MIRO_TRY(std::string folder, payloadName(each, "models"));
            request.modelFolders.push_back(folder);
        }
    }
    auto settings = object.find("settings");
    if (settings == object.end())
        return badPayloadKey("settings", "a JSON object");
    MIRO_TRY(request.settings, settingsFromJson(*settings));
    return request;
}

std::string textFromPayload(const GeneratePayload& payload) {
    Json object = {
        {"version", kGenerateVersion}, {"request", jsonFromRequest(payload.request)}, {"keep", payload.keep}};
    if (payload.parent)
        object["parent"] = *payload.parent;
    if (!payload.parentFile.empty())
        object["parent-file"] = payload.parentFile;
    if (payload.decided) {
        object["decided"] = jsonFromDecision({payload.decided->device, payload.decided->precision});
        object["decided"]["seed"] = payload.decided->seed;
    }
    if (payload.decided && payload.decided->variationSeed)
        object["decided"]["variation-seed"] = *payload.decided->variationSeed;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<GeneratePayload> payloadFromText(const std::string& text) {
    MIRO_TRY(Json object, payloadObject(text, kGenerateVersion));
    auto request = object.find("request");
    if (request == object.end())
        return badPayloadKey("request", "a JSON object");
    GeneratePayload payload;
    MIRO_TRY(payload.request, requestFromJson(*request));
    MIRO_TRY(payload.keep, payloadFlag(object, "keep", true));
    MIRO_TRY(payload.parent, payloadPicture(object, "parent"));
    MIRO_TRY(payload.parentFile, payloadText(object, "parent-file"));
    if (auto decided = object.find("decided"); decided != object.end() && !decided->is_null()) {
        MIRO_TRY(payload.decided, decisionsFromJson(*decided));
    }
    return payload;
}

} // namespace miro
