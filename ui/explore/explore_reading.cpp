#include "ui/explore/explore_reading.h"

#include "base/scorers.h"
#include "ui/charts/chart_style.h"
#include "ui/explore/explore_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace miro {
namespace {

const CellScore* scoreOf(const RunCell& cell, const std::string& reward) {
    auto found = cell.scores.find(reward);
    return found == cell.scores.end() ? nullptr : &found->second;
}

Measured rawOf(const RunCell& cell, const std::string& reward) {
    const CellScore* score = scoreOf(cell, reward);
    return score ? score->raw : std::nullopt;
}

PlotAxis axisOf(const RewardScale& scale, const QString& name) {
    const QString title = scale.slider ? exploreText(QT_TRANSLATE_NOOP("Explore", "%1, measured in %"))
                                       : exploreText(QT_TRANSLATE_NOOP("Explore", "%1, as the scorer gives it"));
    return {title.arg(name), scale.low, scale.high, false};
}

// Where each cell stands along its strip, in the units of the axis.
std::vector<double> placesOf(const ExploreRun& run) {
    const ExploreKind kind = run.plan().kind;
    std::map<std::pair<int64_t, int64_t>, double> order;
    for (const RunCell& cell : run.cells())
        order[{cell.plan.row, cell.plan.column}] = 0;
    double next = 1;
    for (auto& [place, number] : order)
        number = next++;
    std::vector<double> places;
    for (const RunCell& cell : run.cells())
        places.push_back(kind == ExploreKind::Solo || kind == ExploreKind::Keyframes
                             ? order[{cell.plan.row, cell.plan.column}]
                             : cell.plan.position * 100);
    return places;
}

} // namespace

RewardScale scaleOf(const ExploreRun& run, const std::string& reward) {
    bool slider = true;
    double low = 0;
    double high = 1;
    if (const ScorerInfo* scorer = scorerOfTarget(reward, run.plan().scorers)) {
        low = scorer->lowest;
        high = scorer->highest;
    }
    for (const RunCell& cell : run.cells())
        if (const CellScore* score = scoreOf(cell, reward)) {
            slider = slider && score->quantile.has_value();
            low = std::min(low, score->raw.value_or(low));
            high = std::max(high, score->raw.value_or(high));
        }
    return slider ? RewardScale{} : RewardScale{false, low, high};
}

Measured valueOn(const RewardScale& scale, const RunCell& cell, const std::string& reward) {
    const CellScore* score = scoreOf(cell, reward);
    if (!score)
        return {};
    return scale.slider && score->quantile ? Measured(*score->quantile * 100) : scale.slider ? Measured() : score->raw;
}

std::vector<int> frontCells(const ExploreRun& run) {
    const ExploreRequest& plan = run.plan();
    if (plan.kind != ExploreKind::Pareto || plan.rewards.size() < 2)
        return {};
    std::vector<std::vector<Measured>> points;
    for (const RunCell& cell : run.cells())
        points.push_back({rawOf(cell, plan.rewards[0]), rawOf(cell, plan.rewards[1])});
    std::vector<int> front;
    for (size_t index : paretoFront(points))
        front.push_back(static_cast<int>(index));
    return front;
}

std::vector<Measured> totalsOf(const ExploreRun& run, const std::map<std::string, double>& weights) {
    const std::vector<std::string>& keys = run.plan().rewardKeys;
    std::vector<std::vector<Measured>> candidates(run.cells().size());
    std::vector<double> each;
    for (const std::string& key : keys) {
        auto weight = weights.find(key);
        each.push_back(weight == weights.end() ? 1.0 : weight->second);
        const RewardScale scale = scaleOf(run, key);
        std::vector<Measured> column;
        for (const RunCell& cell : run.cells())
            column.push_back(valueOn(scale, cell, key));
        if (scale.slider)
            for (Measured& value : column)
                value = value ? Measured(*value / 100) : value;
        else
            column = quantilesAmong(column);
        for (size_t i = 0; i < column.size(); ++i)
            candidates[i].push_back(column[i]);
    }
    return weightedTotals(candidates, each);
}

std::vector<int> bestCells(const ExploreRun& run, const std::map<std::string, double>& weights) {
    std::vector<int> order;
    for (size_t index : bestFirst(totalsOf(run, weights)))
        order.push_back(static_cast<int>(index));
    std::stable_sort(order.begin(), order.end(), [&run](int a, int b) {
        auto drawn = [&run](int i) {
            return run.cells()[static_cast<size_t>(i)].picture.has_value();
        };
        return drawn(a) && !drawn(b);
    });
    return order;
}

PlotData gridChart(const ExploreRun& run) {
    const ExploreRequest& plan = run.plan();
    PlotData data;
    if (plan.rewards.size() < 2)
        return data;
    const RewardScale x = scaleOf(run, plan.rewards[0]);
    const RewardScale y = scaleOf(run, plan.rewards[1]);
    data.x = axisOf(x, rewardName(plan.rewards[0]));
    data.y = axisOf(y, rewardName(plan.rewards[1]));
    const std::vector<int> front = frontCells(run);
    for (size_t i = 0; i < run.cells().size(); ++i) {
        const Measured across = valueOn(x, run.cells()[i], plan.rewards[0]);
        const Measured up = valueOn(y, run.cells()[i], plan.rewards[1]);
        const int cell = static_cast<int>(i);
        if (across && up)
            data.points.push_back({*across, *up, 0, cell, std::find(front.begin(), front.end(), cell) != front.end(),
                                   cellText(run, cell)});
    }
    return data;
}

PlotData scoreChart(const ExploreRun& run) {
    const ExploreRequest& plan = run.plan();
    PlotData data;
    const std::vector<double> places = placesOf(run);
    if (plan.kind == ExploreKind::Sweep && !plan.rewards.empty())
        data.x.title = exploreText(QT_TRANSLATE_NOOP("Explore", "%1, asked in %")).arg(rewardName(plan.rewards[0]));
    else if (plan.kind == ExploreKind::Morph)
        data.x.title = exploreText(QT_TRANSLATE_NOOP("Explore", "On the way, in %"));
    else {
        data.x = {exploreText(QT_TRANSLATE_NOOP("Explore", "Pictures, row by row")), 1,
                  std::max(2.0, places.empty() ? 0 : *std::max_element(places.begin(), places.end())), true};
    }
    data.y = {exploreText(QT_TRANSLATE_NOOP("Explore", "Measured in %")), 0, 100, false};
    for (const std::string& key : plan.rewardKeys) {
        RewardScale scale = scaleOf(run, key);
        const int series = static_cast<int>(data.names.size());
        std::map<double, std::pair<double, int>> sums; // several seeds: their mean
        std::map<double, QStringList> texts;
        std::map<double, int> ids;
        for (size_t i = 0; i < run.cells().size(); ++i) {
            const RunCell& cell = run.cells()[i];
            Measured value = valueOn(scale, cell, key);
            if (!value)
                continue;
            if (!scale.slider) // among what the scorer gives, so that one axis holds all
                value = (*value - scale.low) / (scale.high - scale.low) * 100;
            const double at = places[i];
            sums[at].first += *value;
            ++sums[at].second;
            ids.try_emplace(at, static_cast<int>(i));
            texts[at] << cellText(run, static_cast<int>(i));
        }
        if (sums.empty())
            continue;
        data.names << (scale.slider
                           ? rewardName(key)
                           : exploreText(QT_TRANSLATE_NOOP("Explore", "%1 (its own range)")).arg(rewardName(key)));
        for (const auto& [at, sum] : sums)
            data.points.push_back({at, sum.first / sum.second, series, ids[at], false, texts[at].join('\n')});
    }
    return data;
}

PlotData bestChart(const ExploreRun& run, const std::map<std::string, double>& weights) {
    PlotData data;
    const std::vector<double> best = expectedBest(totalsOf(run, weights));
    data.x = {exploreText(QT_TRANSLATE_NOOP("Explore", "Pictures drawn")), 1,
              static_cast<double>(std::max<size_t>(2, best.size())), true};
    data.y = {exploreText(QT_TRANSLATE_NOOP("Explore", "Expected best, in %")), 0, 100, false};
    data.names << exploreText(QT_TRANSLATE_NOOP("Explore", "Expected best of so many"));
    for (size_t i = 0; i < best.size(); ++i) {
        const QString text =
            exploreText(QT_TRANSLATE_NOOP("Explore", "The best of %1 pictures is expected to reach %2 %"))
                .arg(QLocale().toString(static_cast<int>(i + 1)), QLocale().toString(best[i] * 100, 'f', 1));
        data.points.push_back({static_cast<double>(i + 1), best[i] * 100, 0, -1, false, text});
    }
    return data;
}

QString tradeText(const ExploreRun& run) {
    const ExploreRequest& plan = run.plan();
    if (plan.kind != ExploreKind::Sweep || plan.rewards.empty())
        return {};
    std::map<double, std::vector<const RunCell*>> byTarget;
    for (const RunCell& cell : run.cells())
        byTarget[cell.plan.position].push_back(&cell);
    std::vector<double> targets;
    ScoreSeries rising{plan.rewards[0], {}};
    std::vector<ScoreSeries> others;
    for (const std::string& key : plan.rewardKeys)
        if (key != rising.key)
            others.push_back({key, {}});
    auto mean = [](const std::vector<const RunCell*>& cells, const std::string& key) {
        std::vector<double> values;
        for (const RunCell* cell : cells)
            if (const CellScore* score = scoreOf(*cell, key); score && score->quantile)
                values.push_back(*score->quantile);
        return values.empty() ? Measured() : Measured(meanOf(values));
    };
    for (const auto& [target, cells] : byTarget) {
        targets.push_back(target);
        rising.values.push_back(mean(cells, rising.key));
        for (ScoreSeries& other : others)
            other.values.push_back(mean(cells, other.key));
    }
    const auto sign = findHacking(targets, rising, others, targets.empty() ? 1 : targets.back());
    if (!sign)
        return {};
    QStringList falls;
    for (const std::string& key : sign->falls)
        falls << rewardName(key);
    return exploreText(QT_TRANSLATE_NOOP("Explore", "More than %1 of %2 is paid for by: %3."))
        .arg(quantileText(sign->suggested), rewardName(rising.key), falls.join(QStringLiteral(", ")));
}

} // namespace miro
