// What to show of the library and in which order. Plain values: any thread. Saved searches keep them as JSON.
#pragma once

#include "base/result.h"
#include "library/picture_record.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct ScoreRange {
    std::string scorer;
    std::optional<double> minimum; // quantiles, inclusive
    std::optional<double> maximum;
    bool operator==(const ScoreRange&) const = default;
};

// Conditions are joined by "and"; an unset one lets everything pass.
struct PictureFilter {
    std::string text; // words of the prompt, as typed: each must begin a word there; quotes make phrases
    std::optional<int64_t> createdFrom; // milliseconds since 1970, inclusive
    std::optional<int64_t> createdTo;   // exclusive
    std::string model;
    std::optional<uint64_t> seed;
    std::optional<int> width;
    std::optional<int> height;
    bool starredOnly = false;
    int minimumRating = 0;
    std::vector<std::string> tags; // all of them
    std::optional<int64_t> album;
    std::vector<ScoreRange> scores;
    // A reward was asked for, and the measured quantile lies below the target by more than this.
    std::optional<double> missed;
    std::string missedScorer; // of that scorer alone; empty: any
    std::string jobId;
    bool inBin = false; // what is in the bin instead of what is not
    bool operator==(const PictureFilter&) const = default;
};

inline constexpr double kMissedMargin = 0.25;

// Score: by quantile, which can be compared across prompts. ScoreRank: the best picture of each prompt, then the second
// best of each...: raw values of one prompt are compared, never those of two. ScoreRaw: by raw value across prompts,
// which misleads; the window says why.
enum class PictureSort { Newest, Oldest, BestRated, Prompt, Seed, Largest, Score, ScoreRank, ScoreRaw };

struct PictureQuery {
    PictureFilter filter;
    PictureSort sort = PictureSort::Newest;
    std::string scoreSort; // the scorer for Score, ScoreRank and ScoreRaw; highest first, pictures without it last
    bool stacked = false;  // of pictures that differ only in the seed, the first alone
    bool operator==(const PictureQuery&) const = default;
};

nlohmann::json jsonFromQuery(const PictureQuery& query);
Result<PictureQuery> queryFromJson(const nlohmann::json& json); // Usage names the key

struct SavedSearch {
    int64_t id = 0;
    std::string name;
    PictureQuery query;
};

} // namespace miro
