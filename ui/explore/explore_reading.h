// What the measured scores of an exploration say: the front of a grid, the order of the best, points for charts.
// Nothing is guessed: a cell without a score has none. Functions of their arguments; GUI thread (translated texts).
#pragma once

#include "batch/explore_stats.h"
#include "ui/charts/plot.h"
#include "ui/explore/explore_run.h"

#include <QStringList>

namespace miro {

// Slider units where the scorer has bin edges for every cell that it has scored; else its raw values.
struct RewardScale {
    bool slider = true;
    double low = 0;
    double high = 100;
};

RewardScale scaleOf(const ExploreRun& run, const std::string& reward);
Measured valueOn(const RewardScale& scale, const RunCell& cell, const std::string& reward);

// Cells that no other beats in both rewards of a grid, by raw scores. Other kinds have none.
std::vector<int> frontCells(const ExploreRun& run);

// The weighted scores of best-of, 0 to 1, one a cell: of quantiles, or of places among these pictures where a scorer
// has no bin edges.
std::vector<Measured> totalsOf(const ExploreRun& run, const std::map<std::string, double>& weights);
// All cells, the best first, those without scores after them, those not drawn last.
std::vector<int> bestCells(const ExploreRun& run, const std::map<std::string, double>& weights);

struct PlotData {
    PlotAxis x;
    PlotAxis y;
    QStringList names; // of lines
    std::vector<PlotPoint> points;
};

PlotData gridChart(const ExploreRun& run);  // one reward against the other
PlotData scoreChart(const ExploreRun& run); // every score along the sweep, the morph or the strip
PlotData bestChart(const ExploreRun& run, const std::map<std::string, double>& weights); // expected best of n

// A sweep that asks for so much of its reward that the others pay: in words, with a lower target that was measured.
// Empty: no such sign.
QString tradeText(const ExploreRun& run);

} // namespace miro
