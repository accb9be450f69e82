#include "job/score_payload.h"

#include "base/scorers.h"
#include "job/payload_fields.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kScoreVersion = 1;

} // namespace

std::string textFromScore(const ScorePayload& payload) {
    Json object = {{"version", kScoreVersion}};
    if (payload.ofJob.empty())
        object["pictures"] = payload.pictures;
    else
        object["of-job"] = payload.ofJob;
    if (!payload.scorers.empty())
        object["scorers"] = payload.scorers;
    if (payload.again)
        object["again"] = true;
    if (!payload.asked)
        object["asked"] = false;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ScorePayload> scoreFromText(const std::string& text) {
    MIRO_TRY(const Json object, payloadObject(text, kScoreVersion));
    ScorePayload payload;
    MIRO_TRY(payload.ofJob, payloadText(object, "of-job"));
    if (auto pictures = object.find("pictures"); pictures != object.end()) {
        if (!pictures->is_array() || pictures->size() > kMaxScoredPictures)
            return badPayloadKey("pictures", fmt::format("a list of at most {} pictures' numbers", kMaxScoredPictures));
        for (const Json& picture : *pictures) {
            if (!picture.is_number_integer())
                return badPayloadKey("pictures", "pictures' numbers");
            payload.pictures.push_back(picture.get<int64_t>());
        }
    } else if (payload.ofJob.empty()) {
        return badPayloadKey("pictures", "a list of pictures' numbers");
    }
    if (auto keys = object.find("scorers"); keys != object.end()) {
        if (!keys->is_array() || keys->size() > scorers().entries().size())
            return badPayloadKey("scorers", "a list of scorers: " + scorers().keyList());
        for (const Json& each : *keys) {
            MIRO_TRY(std::string key, payloadName(each, "scorers"));
            if (!scorers().find(key))
                return badPayloadKey("scorers",
                                     fmt::format("one of {} instead of '{}'", scorers().keyList(), oneLine(key, 40)));
            payload.scorers.push_back(std::move(key));
        }
    }
    MIRO_TRY(payload.again, payloadFlag(object, "again", false));
    MIRO_TRY(payload.asked, payloadFlag(object, "asked", true));
    return payload;
}

JobId scoreJobOf(const JobId& job) {
    return "score-" + job;
}

} // namespace miro
