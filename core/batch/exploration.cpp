#include "batch/exploration.h"

#include "base/scorers.h"

#include <algorithm>
#include <map>

namespace miro {
namespace {

const ScoreRecord* scoreOf(const ExploredPicture& picture, const std::string& scorer) {
    for (const ScoreRecord& score : picture.scores)
        if (score.scorer == scorer)
            return &score;
    return nullptr;
}

// A changed scorer never mixes with an old one: the version of the last picture that has one counts.
std::string versionFor(const Exploration& exploration, const std::string& scorer) {
    std::string version;
    for (const ExploredPicture& picture : exploration.pictures)
        if (const ScoreRecord* score = scoreOf(picture, scorer); score && score->raw)
            version = score->version;
    return version;
}

void scaleRaw(ScoreColumn& column) {
    std::optional<double> lowest, highest;
    for (const Measured& value : column.raw)
        if (value) {
            lowest = std::min(lowest.value_or(*value), *value);
            highest = std::max(highest.value_or(*value), *value);
        }
    column.values.assign(column.raw.size(), {});
    for (size_t i = 0; i < column.raw.size(); ++i)
        if (column.raw[i])
            column.values[i] = *highest > *lowest ? (*column.raw[i] - *lowest) / (*highest - *lowest) : 0.5;
}

std::vector<std::string> measuring(const Exploration& exploration) {
    std::vector<std::string> keys;
    for (const ExploredPicture& picture : exploration.pictures)
        for (const ScoreRecord& score : picture.scores)
            if (score.raw && std::find(keys.begin(), keys.end(), score.scorer) == keys.end())
                keys.push_back(score.scorer);
    return keys;
}

// present: keys of those that measured a picture.
std::optional<ScoreColumn> columnOf(const Exploration& exploration, const ScorerInfo& scorer,
                                    const std::vector<std::string>& present) {
    ScoreColumn column;
    column.scorer = scorer.key;
    column.label = scorer.label;
    column.version = versionFor(exploration, scorer.key);
    const auto& keys = exploration.request.rewardKeys;
    if (std::find(keys.begin(), keys.end(), scorer.target) != keys.end() &&
        scorerOfTarget(scorer.target, exploration.request.scorers, present) == &scorer)
        column.reward = scorer.target;
    column.quantiles = true;
    bool any = false;
    for (const ExploredPicture& picture : exploration.pictures) {
        const ScoreRecord* score = scoreOf(picture, scorer.key);
        const bool counts = score && score->raw && score->version == column.version;
        column.raw.push_back(counts ? score->raw : Measured());
        column.values.push_back(counts ? score->quantile : Measured());
        any = any || counts;
        column.quantiles = column.quantiles && (!counts || score->quantile);
        column.estimated = column.estimated || (counts && score->estimated);
    }
    if (!any)
        return std::nullopt;
    if (!column.quantiles)
        scaleRaw(column);
    return column;
}

std::vector<ExplorePlace> placesOf(const Exploration& exploration, const std::vector<ScoreColumn>& columns) {
    std::map<std::pair<int64_t, int64_t>, ExplorePlace> byPlace;
    for (size_t i = 0; i < exploration.pictures.size(); ++i) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(exploration.pictures[i].cell)];
        ExplorePlace& place = byPlace[{cell.row, cell.column}];
        if (place.pictures.empty()) {
            place.row = cell.row;
            place.column = cell.column;
            place.position = cell.position;
            place.label = cell.label;
        }
        place.pictures.push_back(i);
    }
    std::vector<ExplorePlace> places;
    for (auto& [key, place] : byPlace) {
        for (const ScoreColumn& column : columns) {
            std::vector<double> values;
            for (const size_t picture : place.pictures)
                if (column.values[picture])
                    values.push_back(*column.values[picture]);
            place.means.push_back(values.empty() ? Measured() : Measured(meanOf(values)));
        }
        places.push_back(std::move(place));
    }
    return places;
}

void markFront(const Exploration& exploration, Findings& findings) {
    if (exploration.request.kind != ExploreKind::Pareto)
        return;
    const ScoreColumn* first = columnOfReward(findings.columns, exploration.request.rewards[0]);
    const ScoreColumn* second = columnOfReward(findings.columns, exploration.request.rewards[1]);
    if (!first || !second)
        return;
    const auto a = static_cast<size_t>(first - findings.columns.data());
    const auto b = static_cast<size_t>(second - findings.columns.data());
    std::vector<std::vector<Measured>> points;
    for (const ExplorePlace& place : findings.places)
        points.push_back({place.means[a], place.means[b]});
    for (const size_t i : paretoFront(points))
        findings.places[i].onFront = true;
}

void weigh(const Exploration& exploration, Findings& findings) {
    std::vector<double> weights;
    for (const ScoreColumn& column : findings.columns) {
        const auto& asked = exploration.request.weights;
        const auto found = asked.find(column.reward);
        // What the model was not trained on, and so nobody can weigh, does not count unless there is nothing else.
        weights.push_back(found != asked.end() ? found->second : column.reward.empty() ? 0 : 1);
    }
    if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; }) &&
        exploration.request.weights.empty())
        weights.assign(weights.size(), 1);
    std::vector<std::vector<Measured>> candidates(exploration.pictures.size());
    for (size_t i = 0; i < candidates.size(); ++i)
        for (const ScoreColumn& column : findings.columns)
            candidates[i].push_back(column.values[i]);
    findings.totals = weightedTotals(candidates, weights);
    findings.bestFirst = bestFirst(findings.totals);
    findings.expectedBest = expectedBest(findings.totals);
}

void lookForHacking(const Exploration& exploration, Findings& findings) {
    if (exploration.request.kind != ExploreKind::Sweep)
        return;
    const ScoreColumn* own = columnOfReward(findings.columns, exploration.request.rewards[0]);
    if (!own)
        return;
    std::vector<double> targets;
    ScoreSeries rising;
    std::vector<ScoreSeries> others;
    for (const ExplorePlace& place : findings.places)
        targets.push_back(place.position);
    for (size_t c = 0; c < findings.columns.size(); ++c) {
        ScoreSeries series{findings.columns[c].label, {}};
        for (const ExplorePlace& place : findings.places)
            series.values.push_back(place.means[c]);
        if (&findings.columns[c] == own)
            rising = std::move(series);
        else
            others.push_back(std::move(series));
    }
    findings.hacking = findHacking(targets, rising, others, 1);
}

// Of a sweep, what its lowest target gives is what its highest is compared with.
void compareSeeds(const Exploration& exploration, Findings& findings) {
    std::vector<double> likenesses;
    std::vector<Measured> byPlace;
    for (const ExplorePlace& place : findings.places) {
        std::vector<std::vector<double>> looks;
        for (const size_t picture : place.pictures)
            looks.push_back(lookOf(exploration.pictures[picture].image));
        byPlace.push_back(likenessOf(looks));
        if (byPlace.back())
            likenesses.push_back(*byPlace.back());
    }
    if (exploration.request.kind == ExploreKind::BestOf) {
        std::vector<std::vector<double>> looks;
        for (const ExploredPicture& picture : exploration.pictures)
            looks.push_back(lookOf(picture.image));
        findings.likeness = likenessOf(looks);
        findings.alike = seedsLookAlike(findings.likeness);
    } else if (!likenesses.empty()) {
        findings.likeness = meanOf(likenesses);
        const bool sweep = exploration.request.kind == ExploreKind::Sweep && byPlace.size() > 1;
        findings.alike = sweep ? seedsLookAlike(byPlace.back(), byPlace.front()) : seedsLookAlike(findings.likeness);
    }
}

void findMissed(const Exploration& exploration, Findings& findings) {
    for (size_t i = 0; i < exploration.pictures.size(); ++i) {
        const ExploreCell& cell = exploration.cells[static_cast<size_t>(exploration.pictures[i].cell)];
        std::vector<size_t> missed;
        for (size_t c = 0; c < findings.columns.size(); ++c) {
            const auto asked = cell.settings.positive.find(findings.columns[c].reward);
            if (findings.columns[c].quantiles && asked != cell.settings.positive.end() &&
                isMissed(asked->second, findings.columns[c].values[i]))
                missed.push_back(c);
        }
        findings.missed.push_back(std::move(missed));
    }
}

} // namespace

std::vector<ScoreColumn> scoreColumns(const Exploration& exploration) {
    std::vector<ScoreColumn> columns;
    const std::vector<std::string> present = measuring(exploration);
    for (const ScorerInfo& scorer : scorers().entries())
        if (auto column = columnOf(exploration, scorer, present))
            columns.push_back(std::move(*column));
    return columns;
}

const ScoreColumn* columnOfReward(const std::vector<ScoreColumn>& columns, const std::string& reward) {
    for (const ScoreColumn& column : columns)
        if (!reward.empty() && column.reward == reward)
            return &column;
    return nullptr;
}

Findings findingsOf(const Exploration& exploration) {
    Findings findings;
    findings.columns = scoreColumns(exploration);
    findings.places = placesOf(exploration, findings.columns);
    markFront(exploration, findings);
    weigh(exploration, findings);
    lookForHacking(exploration, findings);
    compareSeeds(exploration, findings);
    findMissed(exploration, findings);
    return findings;
}

std::string nameOfReward(const std::string& key, const RewardScorers& scorers) {
    const ScorerInfo* scorer = scorerOfTarget(key, scorers);
    return scorer ? scorer->label : key;
}

std::string labelForPeople(const ExploreRequest& request, const std::string& label) {
    std::string text = label;
    for (const std::string& key : request.rewardKeys)
        for (size_t at = text.find(key); at != std::string::npos; at = text.find(key, at)) {
            const size_t end = at + key.size();
            const bool whole =
                (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == '=' || text[end] == ' ');
            if (!whole) {
                at = end;
                continue;
            }
            const std::string name = nameOfReward(key, request.scorers);
            const bool value = end < text.size() && text[end] == '=';
            text.replace(at, key.size() + (value ? 1 : 0), value ? name + " " : name);
            at += name.size();
        }
    return text;
}

} // namespace miro
