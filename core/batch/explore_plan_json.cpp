#include "base/generation_json.h"
#include "batch/explore_plan.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxNames = 1000;
constexpr size_t kMaxKeyBytes = 200;

Error badKey(const std::string& key, const std::string& wanted) {
    return usageError(fmt::format("explore.{} is not valid: give {}", key, wanted));
}

Result<std::vector<std::string>> namesAt(const Json& object, const char* key) {
    std::vector<std::string> names;
    const auto found = object.find(key);
    if (found == object.end())
        return names;
    if (!found->is_array() || found->size() > kMaxNames)
        return badKey(key, fmt::format("a list of at most {} names", kMaxNames));
    for (const Json& name : *found) {
        if (!name.is_string() || name.get_ref<const std::string&>().size() > kMaxKeyBytes)
            return badKey(key, "names of rewards");
        names.push_back(name.get<std::string>());
    }
    return names;
}

Result<int64_t> numberAt(const Json& object, const char* key, int64_t otherwise) {
    const auto found = object.find(key);
    if (found == object.end())
        return otherwise;
    if (!found->is_number_integer() || found->get<double>() < 0 || found->get<double>() > kMaxExploreCells)
        return badKey(key, fmt::format("an integer up to {}", kMaxExploreCells));
    return found->get<int64_t>();
}

Result<std::map<std::string, double>> weightsAt(const Json& object) {
    std::map<std::string, double> weights;
    const auto found = object.find("weights");
    if (found == object.end())
        return weights;
    if (!found->is_object() || found->size() > kMaxNames)
        return badKey("weights", "an object of numbers");
    for (const auto& [key, weight] : found->items()) {
        if (!weight.is_number() || key.size() > kMaxKeyBytes)
            return badKey("weights." + oneLine(key, 80), "a number");
        weights[key] = weight.get<double>();
    }
    return weights;
}

Result<RewardScorers> scorersAt(const Json& object) {
    RewardScorers named;
    const auto found = object.find("scorers");
    if (found == object.end())
        return named;
    if (!found->is_object() || found->size() > kMaxNames)
        return badKey("scorers", "an object of scorers by reward");
    for (const auto& [reward, scorer] : found->items()) {
        if (!scorer.is_string() || reward.size() > kMaxKeyBytes ||
            scorer.get_ref<const std::string&>().size() > kMaxKeyBytes)
            return badKey("scorers." + oneLine(reward, 80), "the name of a scorer");
        named[reward] = scorer.get<std::string>();
    }
    return named;
}

Result<GenerationSettings> settingsAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end())
        return badKey(key, "settings");
    auto settings = settingsFromJson(*found);
    return settings.ok() ? settings : settings.error().within(key);
}

} // namespace

bool followsInOneRun(const ExploreCell& cell, const ExploreCell& next) {
    if (!cell.settings.seed || !next.settings.seed || *next.settings.seed != *cell.settings.seed + 1 ||
        cell.settings.variation > 0)
        return false;
    GenerationSettings same = next.settings;
    same.seed = cell.settings.seed;
    return jsonFromSettings(same) == jsonFromSettings(cell.settings);
}

Json jsonFromExplore(const ExploreRequest& request) {
    Json object{{"kind", toText(request.kind)},
                {"settings", jsonFromSettings(request.settings)},
                {"reward_keys", request.rewardKeys},
                {"rewards", request.rewards},
                {"steps", request.steps},
                {"seeds", request.seeds}};
    if (!request.scorers.empty())
        object["scorers"] = request.scorers;
    if (request.kind == ExploreKind::Morph)
        object["other"] = jsonFromSettings(request.other);
    if (!request.weights.empty())
        object["weights"] = request.weights;
    return object;
}

Result<ExploreRequest> exploreFromJson(const Json& object) {
    if (!object.is_object())
        return usageError("explore is not valid: give a JSON object");
    const auto kind = object.find("kind");
    if (kind == object.end() || !kind->is_string())
        return badKey("kind", "a text");
    ExploreRequest request;
    MIRO_TRY(request.kind, exploreKindFrom(kind->get<std::string>()));
    MIRO_TRY(request.settings, settingsAt(object, "settings"));
    MIRO_TRY(request.rewardKeys, namesAt(object, "reward_keys"));
    MIRO_TRY(request.scorers, scorersAt(object));
    MIRO_TRY(request.rewards, namesAt(object, "rewards"));
    MIRO_TRY(request.steps, numberAt(object, "steps", request.steps));
    MIRO_TRY(request.seeds, numberAt(object, "seeds", request.seeds));
    if (request.kind == ExploreKind::Morph) {
        MIRO_TRY(request.other, settingsAt(object, "other"));
    }
    MIRO_TRY(request.weights, weightsAt(object));
    return request;
}

} // namespace miro
