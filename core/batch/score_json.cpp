#include "batch/score_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

Json numberOrNull(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

} // namespace

Json jsonFromScore(const ScoreRecord& score) {
    return {{"scorer", score.scorer},
            {"version", score.version},
            {"checkpoint_sha256", score.checkpointSha256},
            {"raw", numberOrNull(score.raw)},
            {"training", numberOrNull(score.training)},
            {"quantile", numberOrNull(score.quantile)},
            {"estimated", score.estimated}};
}

ScoreRecord scoreFromJson(const Json& object) {
    auto number = [&](const char* key) {
        const Json& value = object.at(key);
        return value.is_null() ? std::optional<double>() : std::optional<double>(value.get<double>());
    };
    ScoreRecord score;
    score.scorer = object.at("scorer").get<std::string>();
    score.version = object.at("version").get<std::string>();
    score.checkpointSha256 = object.at("checkpoint_sha256").get<std::string>();
    score.raw = number("raw");
    score.training = number("training");
    score.quantile = number("quantile");
    score.estimated = object.at("estimated").get<bool>();
    return score;
}

} // namespace miro
