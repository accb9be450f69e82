#include "batch/explore_table.h"

#include "base/generation_json.h"
#include "base/scorers.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace miro {
namespace {

std::string field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

// Shortest text that reads back to the same number.
std::string field(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string();
}

std::string field(const ParamValue& value) {
    if (std::holds_alternative<std::monostate>(value))
        return {};
    const nlohmann::json json = jsonFromParam(value);
    return json.is_string() ? field(json.get<std::string>()) : json.dump();
}

std::string field(const RewardTargets& targets, const std::string& key) {
    const auto found = targets.find(key);
    return found == targets.end() ? std::string() : found->second ? fmt::format("{}", *found->second) : "none";
}

std::vector<const ScorerInfo*> scorersIn(const Exploration& exploration) {
    std::set<std::string> keys;
    for (const ExploredPicture& picture : exploration.pictures)
        for (const ScoreRecord& score : picture.scores)
            keys.insert(score.scorer);
    std::vector<const ScorerInfo*> list;
    for (const ScorerInfo& scorer : scorers().entries())
        if (keys.contains(scorer.key))
            list.push_back(&scorer);
    return list;
}

void appendLine(std::string& text, const std::vector<std::string>& fields) {
    text += fmt::format("{}\r\n", fmt::join(fields, ","));
}

} // namespace

std::string scoresTable(const Exploration& exploration) {
    const std::vector<std::string>& rewards = exploration.request.rewardKeys;
    const auto measuring = scorersIn(exploration);
    std::vector<std::string> header{"index",      "file",     "kind",  "label",        "row",   "column",
                                    "seed_index", "position", "model", "model_sha256", "prompt"};
    for (const auto& param : generationParams())
        if (param.spec.key != "count")
            header.push_back(param.spec.key);
    for (const std::string& key : rewards)
        header.push_back(field("target:" + key));
    for (const std::string& key : rewards)
        header.push_back(field("negative:" + key));
    header.emplace_back("keyframes");
    for (const ScorerInfo* scorer : measuring)
        for (const char* what : {"raw", "training", "quantile", "estimated", "version"})
            header.push_back(scorer->key + ":" + what);
    std::string text;
    appendLine(text, header);

    for (const ExploredPicture& picture : exploration.pictures) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(picture.cell)];
        std::vector<std::string> line{std::to_string(cell.index),       field(picture.file),
                                      toText(exploration.request.kind), field(cell.label),
                                      std::to_string(cell.row),         std::to_string(cell.column),
                                      std::to_string(cell.seedIndex),   field(std::optional(cell.position)),
                                      field(exploration.model),         exploration.modelSha256,
                                      field(cell.settings.prompt)};
        for (const auto& param : generationParams())
            if (param.spec.key != "count")
                line.push_back(field(param.get(cell.settings)));
        for (const std::string& key : rewards)
            line.push_back(field(cell.settings.positive, key));
        for (const std::string& key : rewards)
            line.push_back(field(cell.settings.negative, key));
        line.push_back(cell.settings.keyframes.empty() ? "" : field(jsonFromKeyframes(cell.settings.keyframes).dump()));
        for (const ScorerInfo* scorer : measuring) {
            ScoreRecord score;
            for (const ScoreRecord& record : picture.scores)
                if (record.scorer == scorer->key)
                    score = record;
            line.push_back(field(score.raw));
            line.push_back(field(score.training));
            line.push_back(field(score.quantile));
            line.emplace_back(score.quantile ? (score.estimated ? "yes" : "no") : "");
            line.push_back(field(score.version));
        }
        appendLine(text, line);
    }
    return text;
}

} // namespace miro
