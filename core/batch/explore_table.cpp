#include "batch/explore_table.h"

#include "base/generation_json.h"
#include "base/scorers.h"
#include "batch/csv_text.h"

#include <nlohmann/json.hpp>
#include <set>

namespace miro {
namespace {

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
        header.push_back(csvField("target:" + key));
    for (const std::string& key : rewards)
        header.push_back(csvField("negative:" + key));
    header.emplace_back("keyframes");
    for (const ScorerInfo* scorer : measuring)
        for (const char* what : {"raw", "training", "quantile", "estimated", "version"})
            header.push_back(scorer->key + ":" + what);
    std::string text;
    appendCsvLine(text, header);

    for (const ExploredPicture& picture : exploration.pictures) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(picture.cell)];
        std::vector<std::string> line{std::to_string(cell.index),       csvField(picture.file),
                                      toText(exploration.request.kind), csvField(cell.label),
                                      std::to_string(cell.row),         std::to_string(cell.column),
                                      std::to_string(cell.seedIndex),   csvField(std::optional(cell.position)),
                                      csvField(exploration.model),      exploration.modelSha256,
                                      csvField(cell.settings.prompt)};
        for (const auto& param : generationParams())
            if (param.spec.key != "count")
                line.push_back(csvField(param.get(cell.settings)));
        for (const std::string& key : rewards)
            line.push_back(csvField(cell.settings.positive, key));
        for (const std::string& key : rewards)
            line.push_back(csvField(cell.settings.negative, key));
        line.push_back(cell.settings.keyframes.empty() ? ""
                                                       : csvField(jsonFromKeyframes(cell.settings.keyframes).dump()));
        for (const ScorerInfo* scorer : measuring) {
            ScoreRecord score;
            for (const ScoreRecord& record : picture.scores)
                if (record.scorer == scorer->key)
                    score = record;
            line.push_back(csvField(score.raw));
            line.push_back(csvField(score.training));
            line.push_back(csvField(score.quantile));
            line.emplace_back(score.quantile ? (score.estimated ? "yes" : "no") : "");
            line.push_back(csvField(score.version));
        }
        appendCsvLine(text, line);
    }
    return text;
}

} // namespace miro
