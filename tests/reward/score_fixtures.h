// What the scorers' tests share: fixtures/scores with its pictures, prompts and pairs, and folders of altered
// checkpoints.
#pragma once

#include "base/json.h"
#include "image/image_file.h"
#include "reward/scoring_session.h"

#include <QtTest>
#include <cmath>
#include <filesystem>

namespace miro::test {

inline const std::filesystem::path kScores = std::filesystem::path(MIRO_FIXTURES) / "scores";

// As pattern() of tests/reference/make_resize_cases.py.
inline Image pattern(int width, int height) {
    Image image{width, height, {}};
    image.pixels.reserve(static_cast<size_t>(width) * height * 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < 3; ++c)
                image.pixels.push_back(static_cast<uint8_t>(
                    (int64_t{x} * 37 + y * 101 + c * 59 + int64_t{x} * y * 13 + int64_t{x / 3} * (y / 5) * 71) % 256));
    return image;
}

struct ScoreCases {
    std::vector<Image> pictures;
    std::vector<std::string> names;
    std::vector<std::string> prompts;
    std::vector<std::pair<size_t, size_t>> pairs; // picture, prompt

    std::vector<ScoreInput> inputs() const {
        std::vector<ScoreInput> all;
        for (const auto& [picture, prompt] : pairs)
            all.push_back({&pictures[picture], prompts[prompt]});
        return all;
    }
};

// tests/reference/score_inputs.py says what is in them.
inline ScoreCases scoreCases() {
    const nlohmann::json json = readJsonFile(kScores / "inputs.json").value();
    ScoreCases cases;
    for (const auto& picture : json["pictures"]) {
        if (picture.contains("file")) {
            cases.names.push_back(picture["file"]);
            cases.pictures.push_back(
                readImage(std::filesystem::path(MIRO_FIXTURES) / "image" / cases.names.back()).value());
        } else {
            cases.names.push_back(picture["pattern"].dump());
            cases.pictures.push_back(pattern(picture["pattern"][0], picture["pattern"][1]));
        }
    }
    for (const auto& prompt : json["prompts"])
        cases.prompts.push_back(prompt);
    for (const auto& pair : json["pairs"])
        cases.pairs.emplace_back(pair[0], pair[1]);
    return cases;
}

// Repositories below a folder.
inline RepoFinder reposIn(const std::filesystem::path& models) {
    return [models](const std::string& repo) -> Result<std::filesystem::path> {
        if (!std::filesystem::is_directory(models / repo))
            return Error{ErrorCode::NotFound, repo + " is not installed"};
        return models / repo;
    };
}

inline Result<std::unique_ptr<ScoringSession>> openFixtures(const std::vector<std::string>& scorers,
                                                            ScoringOptions options = {},
                                                            const std::filesystem::path& models = kScores / "models") {
    options.device = "cpu";
    return ScoringSession::open(scorers, reposIn(models), options);
}

// Whether all values are near those that a package gave for the pairs; says which is not. Relative to the larger of the
// two and of `least`, below which a value is a difference of larger ones.
inline bool nearPublished(const ScoreCases& cases, const RawScores& found, const nlohmann::json& expected,
                          double tolerance = 1e-4, double least = 1e-2) {
    if (expected.size() != found.values.size()) {
        qWarning("%s: %zu values, expected %zu", found.scorer.c_str(), found.values.size(), expected.size());
        return false;
    }
    double worst = 0;
    size_t worstAt = 0;
    for (size_t i = 0; i < expected.size(); ++i) {
        const double value = expected[i];
        const double scale = std::max({std::abs(value), std::abs(found.values[i]), least});
        const double error = std::abs(value - found.values[i]) / scale;
        if (!(error <= worst)) { // NaN too
            worst = error;
            worstAt = i;
        }
    }
    qInfo("%s: largest relative difference %.2g", found.scorer.c_str(), worst);
    if (worst <= tolerance)
        return true;
    const auto& [picture, prompt] = cases.pairs[worstAt];
    qWarning("%s: picture %s, prompt %zu: %.8g, expected %.8g", found.scorer.c_str(), cases.names[picture].c_str(),
             prompt, found.values[worstAt], expected[worstAt].get<double>());
    return false;
}

} // namespace miro::test
