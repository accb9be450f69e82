// Explorations made up for tests: pictures with scores that are known.
#pragma once

#include "batch/exploration.h"

#include <QtTest>

namespace miro::test {

inline Image plainImage(int side, int value) {
    return {side, side, std::vector<uint8_t>(static_cast<size_t>(side * side * 3), static_cast<uint8_t>(value))};
}

inline ScoreRecord scoreOf(const std::string& scorer, double raw, std::optional<double> quantile = {}) {
    ScoreRecord score;
    score.scorer = scorer;
    score.version = "1";
    score.raw = raw;
    score.training = raw / 10;
    score.quantile = quantile;
    return score;
}

inline ExploreRequest starterRequest(ExploreKind kind) {
    ExploreRequest request;
    request.kind = kind;
    request.settings.prompt = "two <cats> & \"a dog\"";
    request.settings.seed = 7;
    request.settings.steps = 12;
    request.settings.guidance = 2.5;
    request.rewardKeys = {"clip_score", "aesthetic_score", "vqa_score"};
    request.scorers = {
        {"clip_score", "starter_clip"}, {"aesthetic_score", "starter_beauty"}, {"vqa_score", "starter_vqa"}};
    for (const std::string& key : request.rewardKeys)
        request.settings.positive[key] = 1;
    if (kind == ExploreKind::Pareto)
        request.rewards = {"aesthetic_score", "clip_score"};
    if (kind == ExploreKind::Sweep)
        request.rewards = {"aesthetic_score"};
    request.other = request.settings;
    return request;
}

// Every cell has a picture. measure gives the quantiles of three of the starter's scorers.
template <typename Measure>
Exploration explorationOf(const ExploreRequest& request, Measure measure) {
    Exploration exploration;
    exploration.request = request;
    exploration.cells = exploreCells(request).value();
    exploration.model = "starter";
    exploration.modelSha256 = std::string(64, 'a');
    for (const ExploreCell& cell : exploration.cells) {
        const std::vector<double> values = measure(cell);
        ExploredPicture picture;
        picture.cell = cell.index;
        picture.file = "pictures/" + std::to_string(cell.index) + ".png";
        picture.image = plainImage(16, static_cast<int>(cell.index * 3 % 256));
        const char* names[] = {"starter_clip", "starter_beauty", "starter_vqa"};
        for (size_t i = 0; i < values.size(); ++i)
            picture.scores.push_back(scoreOf(names[i], values[i] * 10, values[i]));
        exploration.pictures.push_back(std::move(picture));
    }
    return exploration;
}

} // namespace miro::test
