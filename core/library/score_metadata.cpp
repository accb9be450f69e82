#include "library/score_metadata.h"

#include "base/json.h"
#include "image/parameters_text.h"
#include "image/text_metadata.h"

#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

using nlohmann::ordered_json; // keeps a file's own order

constexpr JsonLimits kScoresLimits{8u << 20, 64};
constexpr size_t kMaxScores = 200;
constexpr size_t kMaxScorerNameBytes = 200;
constexpr int kMetadataVersion = 1;
constexpr const char* kScoresPair = "MIRO scores";

std::string textOf(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json readOrderedObject(const std::string& text) {
    // The bounded reader first: it refuses what is too large or too deep.
    if (text.empty() || !parseJson(text, "metadata", kScoresLimits).ok())
        return {};
    ordered_json json = ordered_json::parse(text, nullptr, false);
    return json.is_object() ? json : ordered_json();
}

ordered_json jsonOf(const ScoreRecord& score) {
    ordered_json json{{"version", score.version}, {"checkpoint_sha256", score.checkpointSha256}};
    auto put = [&json](const char* key, const std::optional<double>& value) {
        if (value && std::isfinite(*value))
            json[key] = *value;
    };
    put("raw", score.raw);
    put("training", score.training);
    put("quantile", score.quantile);
    if (score.quantile && score.estimated)
        json["estimated"] = true;
    return json;
}

std::optional<double> numberAt(const ordered_json& json, const char* key) {
    const auto value = json.find(key);
    if (value == json.end() || !value->is_number() || !std::isfinite(value->get<double>()))
        return std::nullopt;
    return value->get<double>();
}

std::string textAt(const ordered_json& json, const char* key) {
    const auto value = json.find(key);
    return value != json.end() && value->is_string() ? oneLine(value->get<std::string>(), kMaxScorerNameBytes)
                                                     : std::string();
}

RewardScorers rewardScorersOf(const ordered_json& json) {
    RewardScorers named;
    const auto member = json.is_object() ? json.find("scorers") : json.end();
    if (!json.is_object() || member == json.end() || !member->is_object())
        return named;
    for (const auto& [reward, scorer] : member->items())
        if (const ScorerInfo* known = scorer.is_string() ? scorers().find(scorer.get<std::string>()) : nullptr;
            known && known->target == reward)
            named[reward] = known->key;
    return named;
}

// The parameters text with the scores of these metadata; nothing where readers would then read something else.
std::optional<std::string> parametersWithScores(const std::string& text, const ordered_json& metadata) {
    ParametersText parameters = parseParametersText(text);
    if (parameters.pairs.size() < 3)
        return std::nullopt;
    ordered_json raw = ordered_json::object();
    for (const auto& [scorer, score] : metadata["scores"].items())
        if (score.is_object())
            raw[scorer] = score.contains("raw") ? score["raw"] : ordered_json(nullptr);
    std::erase_if(parameters.pairs, [](const auto& pair) { return pair.first == kScoresPair; });
    // Version stands last by custom.
    auto place = parameters.pairs.end();
    if (parameters.pairs.back().first == "Version")
        --place;
    parameters.pairs.insert(place, {kScoresPair, textOf(raw)});
    std::string written;
    try {
        written = toText(parameters);
    } catch (const std::logic_error&) { // a key that we would not write
        return std::nullopt;
    }
    const ParametersText back = parseParametersText(written);
    const bool same = back.prompt == parameters.prompt && back.negativePrompt == parameters.negativePrompt &&
                      back.pairs == parameters.pairs;
    return same ? std::optional(std::move(written)) : std::nullopt;
}

} // namespace

Result<std::string> metadataWithScores(const std::string& metadata, const std::vector<ScoreRecord>& scores,
                                       const std::string& prompt) {
    ordered_json json = readOrderedObject(metadata);
    if (!metadata.empty() && json.is_null())
        return Error{ErrorCode::Corrupt, "its miro_metadata cannot be read, so no scores are put into it"};
    if (json.is_null())
        json["version"] = kMetadataVersion;
    const bool other = !json.contains("prompt") || json["prompt"] != prompt;
    const bool otherBefore = json.contains("scored_prompt");
    // Scores of two prompts never stand side by side.
    if (!json["scores"].is_object() || other != otherBefore || (other && json["scored_prompt"] != prompt))
        json["scores"] = ordered_json::object();
    for (const ScoreRecord& score : scores)
        json["scores"][score.scorer] = jsonOf(score);
    json.erase("scored_prompt");
    if (other)
        json["scored_prompt"] = prompt;
    return textOf(json);
}

Result<std::string> pictureWithScores(std::string_view bytes, const std::vector<ScoreRecord>& scores,
                                      const std::string& prompt, const std::string& name) {
    MIRO_TRY(const TextEntries entries, readText(bytes, name));
    const std::string* before = findText(entries, kMetadataKey);
    auto metadata = metadataWithScores(before ? *before : std::string(), scores, prompt);
    if (!metadata.ok())
        return metadata.error().within(oneLine(name));
    TextEntries changed = {{kMetadataKey, *metadata}};
    if (const std::string* parameters = findText(entries, kParametersKey))
        if (auto text = parametersWithScores(*parameters, ordered_json::parse(*metadata)))
            changed.insert(changed.begin(), {kParametersKey, std::move(*text)});
    return withEntries(bytes, changed, name);
}

std::vector<ScoreRecord> scoresInMetadata(const std::string& metadata, const std::string& prompt) {
    std::vector<ScoreRecord> list;
    const ordered_json json = readOrderedObject(metadata);
    if (!json.is_object() || (json.contains("scored_prompt") && json["scored_prompt"] != prompt))
        return list;
    const auto scores = json.find("scores");
    if (scores == json.end() || !scores->is_object())
        return list;
    for (const auto& [scorer, score] : scores->items()) {
        if (!score.is_object() || scorer.empty() || scorer.size() > kMaxScorerNameBytes || list.size() >= kMaxScores)
            continue;
        ScoreRecord record;
        record.scorer = scorer;
        record.version = textAt(score, "version");
        record.checkpointSha256 = textAt(score, "checkpoint_sha256");
        record.raw = numberAt(score, "raw");
        record.training = numberAt(score, "training");
        record.quantile = numberAt(score, "quantile");
        if (record.quantile && (*record.quantile < 0 || *record.quantile > 1))
            record.quantile.reset();
        const auto estimated = score.find("estimated");
        record.estimated = estimated != score.end() && estimated->is_boolean() && estimated->get<bool>();
        list.push_back(std::move(record));
    }
    return list;
}

RewardScorers rewardScorersIn(const std::string& metadata) {
    return rewardScorersOf(readOrderedObject(metadata));
}

std::optional<double> askedIn(const std::string& metadata, const std::string& scorer) {
    const ScorerInfo* info = scorers().find(scorer);
    if (!info || info->target.empty())
        return std::nullopt;
    const ordered_json json = readOrderedObject(metadata);
    const auto targets = json.is_object() ? json.find("targets") : json.end();
    if (!json.is_object() || targets == json.end() || !targets->is_object())
        return std::nullopt;
    if (scorerOfTarget(info->target, rewardScorersOf(json)) != info)
        return std::nullopt; // the target is in another one's values
    const auto asked = numberAt(*targets, info->target.c_str());
    return asked && *asked >= 0 && *asked <= 1 ? asked : std::nullopt;
}

} // namespace miro
