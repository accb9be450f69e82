// What an exploration gave so far: its cells, the pictures that are there, and what their scores say together. Plain
// values: any thread.
#pragma once

#include "batch/explore_plan.h"
#include "batch/explore_stats.h"
#include "image/image.h"
#include "library/picture_record.h"

#include <string>
#include <vector>

namespace miro {

struct ExploredPicture {
    int64_t cell = 0; // an index of Exploration::cells
    std::string file; // beside the report, with '/'; empty: nowhere
    Image image;      // in its own size
    std::vector<ScoreRecord> scores;
};

struct Exploration {
    ExploreRequest request;
    std::vector<ExploreCell> cells; // as exploreCells() gives them
    std::string model;
    std::string modelSha256;               // may be empty
    std::vector<ExploredPicture> pictures; // those that are there, by cell
};

// One scorer's values. Quantiles where every score has one, else raw values moved onto 0 to 1 by the lowest and the
// highest of this exploration, which compare within it alone.
struct ScoreColumn {
    std::string scorer;
    std::string label;
    std::string reward; // the model's reward that it measures (scorerOfTarget()); empty: none of this model's
    std::string version;
    bool quantiles = false;
    bool estimated = false;       // some quantile's bin edges are
    std::vector<Measured> values; // one a picture
    std::vector<Measured> raw;    // the same
};

// Those that measured at least one picture, in the order of scorers().
std::vector<ScoreColumn> scoreColumns(const Exploration& exploration);
const ScoreColumn* columnOfReward(const std::vector<ScoreColumn>& columns, const std::string& reward);

// Pictures of one cell but for the seed: one point of every chart.
struct ExplorePlace {
    int64_t row = 0;
    int64_t column = 0;
    double position = 0;
    std::string label;
    std::vector<size_t> pictures; // indices of Exploration::pictures, by seed
    std::vector<Measured> means;  // one a score column: of the pictures that have it
    bool onFront = false;         // of the two rewards of a Pareto grid, by measured scores
};

struct Findings {
    std::vector<ScoreColumn> columns;
    std::vector<ExplorePlace> places; // by row, then column
    std::vector<Measured> totals;     // one a picture: the weighted mean of its columns (see ExploreRequest::weights)
    std::vector<size_t> bestFirst;    // pictures, by total
    std::vector<double> expectedBest; // of the totals, for 1, 2, ... pictures
    std::optional<HackingSign> hacking;
    Measured likeness; // of the seeds of a place, on average over places
    bool alike = false;
    std::vector<std::vector<size_t>> missed; // one list of columns a picture: asked for more than achieved
};

Findings findingsOf(const Exploration& exploration);

// "Aesthetic" of "aesthetic_score": as people see it; the key where no scorer is known. scorers: that the model names.
std::string nameOfReward(const std::string& key, const RewardScorers& scorers);

// A cell's label with the rewards' own names: "Aesthetic 0.5".
std::string labelForPeople(const ExploreRequest& request, const std::string& label);

} // namespace miro
