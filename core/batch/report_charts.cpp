#include "batch/html_text.h"
#include "batch/report_parts.h"
#include "batch/svg_plot.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

std::string section(const std::string& heading, const std::string& sentence, const std::string& content) {
    return fmt::format("<section class=\"card\"><h2>{}</h2><p class=\"how\">{}</p>{}</section>", escapeHtml(heading),
                       escapeHtml(sentence), content);
}

std::string axisName(const ScoreColumn& column) {
    return column.label +
           (column.quantiles ? (column.estimated ? " (quantile, estimated bins)" : " (quantile)") : " (raw)");
}

// Raw values on the axes where there are no quantiles: numbers that a person can look up.
const std::vector<Measured>& shownValues(const ScoreColumn& column) {
    return column.quantiles ? column.values : column.raw;
}

Measured meanShown(const ScoreColumn& column, const ExplorePlace& place) {
    std::vector<double> values;
    for (const size_t picture : place.pictures)
        if (shownValues(column)[picture])
            values.push_back(*shownValues(column)[picture]);
    return values.empty() ? Measured() : Measured(meanOf(values));
}

void limits(const ScoreColumn& column, const std::vector<SvgPoint>& points, bool x, double& minimum, double& maximum) {
    std::vector<double> values;
    for (const SvgPoint& point : points)
        values.push_back(x ? point.x : point.y);
    fitAxis(values, minimum, maximum);
    if (column.quantiles && !values.empty()) {
        minimum = std::max(minimum, -0.02);
        maximum = std::min(maximum, 1.02);
    }
}

std::string paretoChart(const Exploration& exploration, const Findings& findings) {
    const auto& rewards = exploration.request.rewards;
    const ScoreColumn* a = columnOfReward(findings.columns, rewards[0]);
    const ScoreColumn* b = columnOfReward(findings.columns, rewards[1]);
    if (!a || !b)
        return section("Trade-off", "This chart needs a scorer for each of the two rewards.", "");
    PlotSeries all{"", {}, false, true, false}, front{"front", {}, true, false, true};
    for (const ExplorePlace& place : findings.places) {
        const Measured x = meanShown(*a, place), y = meanShown(*b, place);
        if (!x || !y)
            continue;
        const std::string tip =
            fmt::format("{}: {} {:.3g}, {} {:.3g}{}", labelForPeople(exploration.request, place.label), a->label, *x,
                        b->label, *y, place.onFront ? " (front)" : "");
        all.points.push_back({*x, *y, tip, place.onFront});
        if (place.onFront)
            front.points.push_back({*x, *y, {}, false});
    }
    std::sort(front.points.begin(), front.points.end(),
              [](const SvgPoint& p, const SvgPoint& q) { return p.x != q.x ? p.x < q.x : p.y > q.y; });
    SvgPlot plot{fmt::format("{} against {}", b->label, a->label), axisName(*a), axisName(*b), {all, front}};
    limits(*a, all.points, true, plot.xMinimum, plot.xMaximum);
    limits(*b, all.points, false, plot.yMinimum, plot.yMaximum);
    return section(
        "Trade-off",
        "Each point is a cell of the grid, at the scores that were measured. Ringed points are the front: no "
        "other cell is better in one score without being worse in the other.",
        svgOf(plot));
}

std::string wayName(const ExploreRequest& request) {
    return request.kind == ExploreKind::Sweep ? "target of " + nameOfReward(request.rewards[0], request.scorers)
                                              : std::string("from the first settings (0) to the second (1)");
}

std::string curves(const Exploration& exploration, const Findings& findings) {
    SvgPlot plot{"Scores along the way", wayName(exploration.request), valueName(findings), {}};
    std::vector<double> values;
    for (size_t c = 0; c < findings.columns.size(); ++c) {
        const ScoreColumn& column = findings.columns[c];
        const bool own =
            exploration.request.kind == ExploreKind::Sweep && column.reward == exploration.request.rewards[0];
        PlotSeries series{column.label, {}, true, true, false};
        for (const ExplorePlace& place : findings.places)
            if (place.means[c]) {
                series.points.push_back(
                    {place.position, *place.means[c],
                     fmt::format("{} at {:.3g}: {:.3g}", column.label, place.position, *place.means[c]), own});
                values.push_back(*place.means[c]);
            }
        plot.series.push_back(std::move(series));
    }
    const ScoreColumn* own = exploration.request.kind == ExploreKind::Sweep
                                 ? columnOfReward(findings.columns, exploration.request.rewards[0])
                                 : nullptr;
    if (own && own->quantiles)
        plot.series.push_back({"asked", {{0, 0, {}, false}, {1, 1, {}, false}}, true, false, true});
    plot.xMinimum = -0.02;
    plot.xMaximum = 1.02;
    plot.yMinimum = -0.02;
    plot.yMaximum = 1.02;
    return section("Every score along the way",
                   exploration.request.seeds > 1 ? "Means over the seeds. Where the swept reward rises and others "
                                                   "fall, its target is too high."
                                                 : "One seed: small steps up and down are chance.",
                   svgOf(plot));
}

std::string expectedBestChart(const Findings& findings) {
    PlotSeries series{"expected best", {}, true, true, false};
    std::vector<double> values;
    for (size_t n = 0; n < findings.expectedBest.size(); ++n) {
        const double value = findings.expectedBest[n];
        series.points.push_back(
            {static_cast<double>(n + 1), value, fmt::format("best of {}: {:.3f}", n + 1, value), false});
        values.push_back(value);
    }
    series.marks = series.points.size() <= 32;
    SvgPlot plot{"Expected best score against the number of pictures", "pictures drawn", "weighted score", {series}};
    plot.xMinimum = 1;
    plot.xMaximum = static_cast<double>(std::max<size_t>(findings.expectedBest.size(), 2));
    fitAxis(values, plot.yMinimum, plot.yMaximum);
    return section("What more pictures would bring",
                   "The highest weighted score to expect of n of these pictures, worked out exactly from all that were "
                   "drawn. Where the curve is flat, more seeds are not worth their time.",
                   svgOf(plot));
}

} // namespace

std::string valueName(const Findings& findings) {
    const bool quantiles = std::all_of(findings.columns.begin(), findings.columns.end(),
                                       [](const ScoreColumn& column) { return column.quantiles; });
    return quantiles ? "quantile" : "quantile, or raw from lowest to highest here";
}

std::string scoreText(const ScoreColumn& column, size_t picture) {
    if (!column.raw[picture])
        return "not measured";
    return column.quantiles ? fmt::format("{:.2f} (raw {:.4g})", *column.values[picture], *column.raw[picture])
                            : fmt::format("raw {:.4g}", *column.raw[picture]);
}

std::string reportCharts(const Exploration& exploration, const Findings& findings) {
    if (findings.columns.empty())
        return {};
    switch (exploration.request.kind) {
    case ExploreKind::Pareto:
        return paretoChart(exploration, findings);
    case ExploreKind::Sweep:
    case ExploreKind::Morph:
        return curves(exploration, findings);
    case ExploreKind::BestOf:
        return findings.expectedBest.empty() ? std::string() : expectedBestChart(findings);
    default:
        return {}; // their tables of bars say it
    }
}

} // namespace miro
