#include "job/explore_payload.h"

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kExploreVersion = 1;

} // namespace

void ExplorePayload::decide(const Preferences& preferences) {
    if (!decided)
        decided = decideCompute(plan.settings.device, plan.settings.precision, preferences);
}

std::string textFromExploration(const ExplorePayload& payload) {
    Json object = {{"version", kExploreVersion}, {"model", payload.model}, {"plan", jsonFromExplore(payload.plan)}};
    if (!payload.variant.empty())
        object["variant"] = payload.variant;
    if (payload.parent)
        object["parent"] = *payload.parent;
    if (!payload.parentFile.empty())
        object["parent-file"] = payload.parentFile;
    if (payload.decided)
        object["decided"] = jsonFromDecision(*payload.decided);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ExplorePayload> explorationFromText(const std::string& text) {
    MIRO_TRY(const Json object, payloadObject(text, kExploreVersion));
    ExplorePayload payload;
    MIRO_TRY(payload.model, payloadText(object, "model"));
    MIRO_TRY(payload.variant, payloadText(object, "variant"));
    auto plan = object.find("plan");
    if (plan == object.end())
        return badPayloadKey("plan", "a JSON object");
    auto read = exploreFromJson(*plan);
    if (!read.ok())
        return read.error().within("plan");
    payload.plan = std::move(read).value();
    MIRO_TRY(payload.parent, payloadPicture(object, "parent"));
    MIRO_TRY(payload.parentFile, payloadText(object, "parent-file"));
    if (auto decided = object.find("decided"); decided != object.end() && !decided->is_null()) {
        if (!decided->is_object())
            return badPayloadKey("decided", "an object");
        MIRO_TRY(payload.decided, decisionFromJson(*decided, "decided"));
    }
    return payload;
}

} // namespace miro
