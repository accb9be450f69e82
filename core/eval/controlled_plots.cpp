// The comparison's pictures: how good each arm is after how many samples, and accuracy against rewards.
#include "batch/svg_plot.h"
#include "eval/controlled_report.h"

#include <fmt/format.h>

namespace miro {
namespace {

std::string plainName(std::string name) {
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c)))
            c = '-';
    return name;
}

void fit(SvgPlot& plot) {
    std::vector<double> xs, ys;
    for (const PlotSeries& series : plot.series)
        for (const SvgPoint& point : series.points) {
            xs.push_back(point.x);
            ys.insert(ys.end(), {point.y - point.spread, point.y + point.spread});
        }
    fitAxis(xs, plot.xMinimum, plot.xMaximum);
    fitAxis(ys, plot.yMinimum, plot.yMaximum);
}

SvgPlot curvePlot(const ControlledPlan& plan, const ControlledFindings& findings, const std::string& protocol,
                  const std::string& metric) {
    SvgPlot plot;
    plot.title = fmt::format("{} over training, protocol {}, guidance {:g}", metric, protocol, plan.curveGuidance);
    plot.xLabel = "samples";
    plot.yLabel = metric;
    for (const ControlledArm& arm : controlledArms(plan)) {
        PlotSeries series;
        series.name = arm.key;
        for (const auto& [samples, spread] : curveOf(plan, findings, arm, protocol, metric))
            series.points.push_back({samples, spread.mean,
                                     fmt::format("{} at {:.0f} samples: {:.4g} (sd {:.2g} of {} seeds)", arm.key,
                                                 samples, spread.mean, spread.deviation, spread.count),
                                     false, spread.deviation});
        if (!series.points.empty())
            plot.series.push_back(std::move(series));
    }
    if (const auto level = levelOfBase(plan, findings, metric); level && !plot.series.empty())
        plot.series.push_back({"(a) at the end",
                               {{static_cast<double>(plan.curveSamples), *level, "", false, 0},
                                {static_cast<double>(plan.runSamples), *level, "", false, 0}},
                               true,
                               false,
                               true});
    fit(plot);
    return plot;
}

// Each arm's protocols as points of its own.
SvgPlot againstReward(const ControlledPlan& plan, const ControlledFindings& findings, const std::string& reward,
                      double guidance) {
    SvgPlot plot;
    plot.title = fmt::format("accuracy against {}, guidance {:g}", reward, guidance);
    plot.xLabel = reward;
    plot.yLabel = kAccuracy;
    for (const ControlledArm& arm : controlledArms(plan)) {
        PlotSeries series;
        series.name = arm.key;
        series.line = false;
        const std::vector<std::string> none{kNoRewards};
        for (const std::string& protocol : arm.used.empty() ? none : plan.protocols) {
            std::vector<double> rewards, accuracies;
            for (const LookResult* look : findings.of(arm.key, protocol, guidance, false, plan.runSamples)) {
                const auto x = metricOf(*look, reward), y = metricOf(*look, kAccuracy);
                if (x && y) {
                    rewards.push_back(*x);
                    accuracies.push_back(*y);
                }
            }
            if (rewards.empty())
                continue;
            const Spread x = spreadOf(rewards), y = spreadOf(accuracies);
            series.points.push_back(
                {x.mean, y.mean,
                 fmt::format("{}, {}: {} {:.4g}, accuracy {:.1f} %", arm.key, protocol, reward, x.mean, 100 * y.mean),
                 protocol == plan.primaryProtocol, y.deviation});
        }
        if (!series.points.empty())
            plot.series.push_back(std::move(series));
    }
    fit(plot);
    return plot;
}

} // namespace

std::map<std::string, std::string> controlledPlots(const ControlledPlan& plan, const ControlledFindings& findings) {
    std::map<std::string, std::string> files;
    auto add = [&](const std::string& name, const SvgPlot& plot) {
        if (!plot.series.empty())
            files[plainName(name) + ".svg"] = svgFileOf(plot);
    };
    std::vector<std::string> metrics{kAccuracy};
    metrics.insert(metrics.end(), plan.rewards.begin(), plan.rewards.end());
    for (const std::string& protocol : plan.curveProtocols)
        for (const std::string& metric : metrics)
            add(fmt::format("curve-{}-{}", metric, protocol), curvePlot(plan, findings, protocol, metric));
    for (const std::string& reward : plan.rewards)
        for (const double guidance : plan.guidance)
            add(fmt::format("accuracy-{}-g{:g}", reward, guidance), againstReward(plan, findings, reward, guidance));
    return files;
}

} // namespace miro
