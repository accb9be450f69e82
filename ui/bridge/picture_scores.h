// What the scores of a picture say beside those of its neighbours: its ranks among the pictures of its prompt, and
// whether a target may be set too high (one score rises while others fall, or the seeds look alike). The arithmetic is
// batch/explore_stats.h; here are the pictures that it is applied to. Any thread; the words are for the GUI thread.
#pragma once

#include "base/generation_settings.h"
#include "base/scorers.h"
#include "library/library.h"

#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct MeasuredPicture {
    PictureId id = 0;
    std::string model;
    GenerationSettings settings;
    std::vector<ScoreRecord> scores;
    RewardScorers scorers; // that its model names
};

// By an earlier version or checkpoint than the scorer's present one: never compared with others.
bool isOutdated(const ScoreRecord& score);

// Scores of a picture by the reward of the model that each measures ("pick_a_score_score"), as the program's present
// scorers gave them: those of other versions, and those that could not be computed, are left out. A quantile is missing
// where the scorer has no bin edges. scorers: that the picture's model names.
using RewardScores = std::map<std::string, double>;
RewardScores rewardScores(const std::vector<ScoreRecord>& scores, const RewardScorers& scorers); // quantiles
RewardScores rawRewardScores(const std::vector<ScoreRecord>& scores, const RewardScorers& scorers);
// The means over pictures; a reward that some lack is averaged over the others.
RewardScores meanScores(const std::vector<RewardScores>& pictures);

struct RankBy {
    std::string scorer;
    int64_t rank = 1; // of equal values all have the better one
    int64_t of = 1;
};

// A target that may be too high, and the lower one that the artist can take with one click.
struct ScoreWarning {
    std::string reward;
    double suggested = 0.625;
    std::vector<std::string> falls; // rewards; empty: the seeds look alike
    RewardScorers scorers;          // that the picture's model names
    bool operator==(const ScoreWarning&) const = default;
};

struct ScoreNeighbours {
    bool seedsOnly = false; // the ranks are among pictures that differ only in the seed; else among those of the prompt
    std::vector<RankBy> ranks;
    std::optional<ScoreWarning> warning;
};

// Seeds that look alike, as lookOf() sees them.
using Look = std::vector<double>;

// looks: of `picture` and of its neighbours, by id; those that are missing are not looked at.
ScoreNeighbours compareScores(const MeasuredPicture& picture, const std::vector<MeasuredPicture>& samePrompt,
                              const std::map<PictureId, Look>& looks);

// Those that the library does not have are left out.
Result<std::vector<MeasuredPicture>> readMeasuredPictures(Library& library, const std::vector<PictureId>& ids);

// Reads a bounded number of the prompt's newest pictures and their thumbnails.
Result<ScoreNeighbours> readScoreNeighbours(Library& library, PictureId id);

// One line, and what its button says.
QString warningText(const ScoreWarning& warning);
QString warningAction(const ScoreWarning& warning);
// "3rd of 8" has no ordinals in other languages: "No. 3 of 8 by PickScore".
QString rankText(const RankBy& rank);

} // namespace miro
