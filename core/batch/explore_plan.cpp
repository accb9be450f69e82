#include "batch/explore_plan.h"

#include "base/reward_keyframes.h"
#include "batch/explore_order.h"
#include "batch/settings_blend.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

struct KindName {
    ExploreKind kind;
    const char* name;
    int64_t fewestSteps; // 0: the number of steps says nothing
    size_t fewestRewards;
};

constexpr KindName kKinds[] = {
    {ExploreKind::Pareto, "pareto", 2, 2},  {ExploreKind::Solo, "solo", 0, 0},
    {ExploreKind::Sweep, "sweep", 2, 1},    {ExploreKind::Morph, "morph", 2, 0},
    {ExploreKind::BestOf, "best-of", 1, 0}, {ExploreKind::Keyframes, "keyframes", 0, 0},
};

const KindName& nameOf(ExploreKind kind) {
    for (const KindName& entry : kKinds)
        if (entry.kind == kind)
            return entry;
    return kKinds[0];
}

double positionOf(int64_t i, int64_t steps) {
    return steps > 1 ? static_cast<double>(i) / static_cast<double>(steps - 1) : 0;
}

std::string labelOf(const std::string& key, double target) {
    return fmt::format("{}={:.4g}", key, target);
}

// Cells of one seed, in drawing order.
using Cells = std::vector<ExploreCell>;

ExploreCell cellAt(const ExploreRequest& request, int64_t row, int64_t column, std::string label) {
    ExploreCell cell;
    cell.row = row;
    cell.column = column;
    cell.label = std::move(label);
    cell.settings = request.settings;
    return cell;
}

Cells paretoCells(const ExploreRequest& request) {
    Cells cells;
    const std::string &across = request.rewards[0], &up = request.rewards[1];
    for (const auto& [row, column] : coarseToFine(request.steps, request.steps)) {
        const double x = positionOf(column, request.steps), y = positionOf(row, request.steps);
        ExploreCell cell = cellAt(request, row, column, labelOf(across, x) + " " + labelOf(up, y));
        cell.settings.positive[across] = x;
        cell.settings.positive[up] = y;
        cells.push_back(std::move(cell));
    }
    return cells;
}

// Guidance pushes a reward from its negative target to its positive one: with both at 1 it is asked for and not pushed.
// "all" pushes every reward, "only r" r alone (as the paper isolates one), "without r" every other one. Leaving r out
// altogether would be a token that the published model has never seen in training.
Cells soloCells(const ExploreRequest& request) {
    auto pushing = [&](int64_t row, int64_t column, std::string label, auto pushed) {
        ExploreCell cell = cellAt(request, row, column, std::move(label));
        for (const std::string& key : request.rewardKeys) {
            cell.settings.positive[key] = 1.0;
            cell.settings.negative[key] = pushed(key) ? 0.0 : 1.0;
        }
        return cell;
    };
    const std::vector<std::string>& rewards = request.rewards.empty() ? request.rewardKeys : request.rewards;
    Cells cells{pushing(0, 0, "all", [](const std::string&) { return true; })};
    for (size_t i = 0; i < rewards.size(); ++i)
        cells.push_back(pushing(2, static_cast<int64_t>(i), "only " + rewards[i],
                                [&](const std::string& key) { return key == rewards[i]; }));
    for (size_t i = 0; i < rewards.size(); ++i)
        cells.push_back(pushing(1, static_cast<int64_t>(i), "without " + rewards[i],
                                [&](const std::string& key) { return key != rewards[i]; }));
    return cells;
}

Cells sweepCells(const ExploreRequest& request) {
    Cells cells;
    const std::string& key = request.rewards[0];
    for (const int64_t i : coarseToFine(request.steps)) {
        ExploreCell cell = cellAt(request, 0, i, labelOf(key, positionOf(i, request.steps)));
        cell.position = positionOf(i, request.steps);
        cell.settings.positive[key] = cell.position;
        cells.push_back(std::move(cell));
    }
    return cells;
}

Cells morphCells(const ExploreRequest& request) {
    Cells cells;
    for (const int64_t i : coarseToFine(request.steps)) {
        const double position = positionOf(i, request.steps);
        ExploreCell cell = cellAt(request, 0, i, fmt::format("{:.4g} %", 100 * position));
        cell.position = position;
        cell.settings = blendOf(request.settings, request.other, position);
        cells.push_back(std::move(cell));
    }
    return cells;
}

Cells bestOfCells(const ExploreRequest& request) {
    Cells cells;
    for (int64_t i = 0; i < request.steps; ++i) {
        ExploreCell cell = cellAt(request, 0, i, "");
        cell.seedIndex = i;
        *cell.settings.seed += static_cast<uint64_t>(i);
        cell.label = fmt::format("seed {}", *cell.settings.seed);
        cells.push_back(std::move(cell));
    }
    return cells;
}

// The settings' own keyframes, and for each reward that is named four ways to move it while the picture forms.
Cells keyframeCells(const ExploreRequest& request) {
    ExploreCell steady = cellAt(request, 0, 0, "steady");
    steady.settings.keyframes.clear();
    Cells cells{steady};
    if (!request.settings.keyframes.empty())
        cells.push_back(cellAt(request, 0, 1, "keyframes"));
    const int64_t last = request.settings.steps.value_or(1) - 1, half = (last + 1) / 2;
    for (size_t i = 0; i < request.rewards.size(); ++i) {
        const std::string& key = request.rewards[i];
        auto asked = request.settings.positive.find(key);
        const double target = asked != request.settings.positive.end() ? asked->second.value_or(1) : 1;
        auto moving = [&](int64_t column, const char* how, const std::vector<std::pair<int64_t, double>>& course) {
            ExploreCell cell = cellAt(request, static_cast<int64_t>(i) + 1, column, key + " " + how);
            cell.settings.keyframes.clear();
            for (const auto& [step, value] : course)
                cell.settings.keyframes[step][key] = value;
            cells.push_back(std::move(cell));
        };
        moving(0, "rises", {{0, 0.0}, {last, target}});
        moving(1, "falls", {{0, target}, {last, 0.0}});
        moving(2, "early", {{0, target}, {half - 1, target}, {half, 0.0}});
        moving(3, "late", {{0, 0.0}, {half - 1, 0.0}, {half, target}});
    }
    return cells;
}

Cells cellsOfOneSeed(const ExploreRequest& request) {
    switch (request.kind) {
    case ExploreKind::Pareto:
        return paretoCells(request);
    case ExploreKind::Solo:
        return soloCells(request);
    case ExploreKind::Sweep:
        return sweepCells(request);
    case ExploreKind::Morph:
        return morphCells(request);
    case ExploreKind::BestOf:
        return bestOfCells(request);
    case ExploreKind::Keyframes:
        return keyframeCells(request);
    }
    return {};
}

// Of one seed; without overflow for any number of steps that passed the check.
int64_t cellCount(const ExploreRequest& request) {
    const auto rewards = static_cast<int64_t>(request.rewards.size());
    switch (request.kind) {
    case ExploreKind::Pareto:
        return request.steps * request.steps;
    case ExploreKind::Solo:
        return 1 + 2 * (rewards > 0 ? rewards : static_cast<int64_t>(request.rewardKeys.size()));
    case ExploreKind::Keyframes:
        return 1 + (request.settings.keyframes.empty() ? 0 : 1) + 4 * rewards;
    default:
        return request.steps;
    }
}

Result<void> checkRewards(const ExploreRequest& request) {
    RewardTargets named;
    for (const std::string& key : request.rewards)
        if (!named.emplace(key, 0.0).second)
            return usageError(fmt::format("reward '{}' is named twice", oneLine(key, 80)));
    for (const auto& [key, weight] : request.weights) {
        named.emplace(key, 0.0);
        if (!std::isfinite(weight) || weight < 0)
            return usageError(fmt::format("the weight of {} is {}; give a number from 0", oneLine(key, 80), weight));
    }
    MIRO_CHECK_OK(checkRewardTargets(named, request.rewardKeys));
    const KindName& kind = nameOf(request.kind);
    if (request.rewards.size() < kind.fewestRewards)
        return usageError(fmt::format("{} varies {} and got {}; the model was trained on: {}", kind.name,
                                      kind.fewestRewards == 1 ? "one reward" : "two rewards", request.rewards.size(),
                                      fmt::join(request.rewardKeys, ", ")));
    if (kind.fewestRewards > 0 && request.rewards.size() > kind.fewestRewards)
        return usageError(fmt::format("{} varies {} and got {}", kind.name,
                                      kind.fewestRewards == 1 ? "one reward" : "two rewards", request.rewards.size()));
    if (request.kind == ExploreKind::Solo && request.rewardKeys.size() < 2)
        return usageError("solo compares rewards, and this model has fewer than two");
    return {};
}

Result<void> checkKeyframes(const ExploreRequest& request) {
    if (request.kind != ExploreKind::Keyframes)
        return {};
    if (request.settings.keyframes.empty() && request.rewards.empty())
        return usageError("there is no reward keyframe and no reward to move; give one of them");
    if (!request.settings.steps || *request.settings.steps < 4)
        return usageError("targets that move need at least 4 steps; give more");
    return checkRewardKeyframes(request.settings.keyframes, request.rewardKeys, *request.settings.steps);
}

Result<void> check(const ExploreRequest& request) {
    const KindName& kind = nameOf(request.kind);
    if (!request.settings.seed)
        return usageError("an exploration needs a seed");
    if (kind.fewestSteps > 0 && (request.steps < kind.fewestSteps || request.steps > kMaxExploreCells))
        return usageError(fmt::format("{} takes {} to {} steps, not {}", kind.name, kind.fewestSteps, kMaxExploreCells,
                                      request.steps));
    if (request.seeds < 1 || request.seeds > kMaxExploreCells)
        return usageError(fmt::format("give 1 to {} seeds, not {}", kMaxExploreCells, request.seeds));
    if (request.kind == ExploreKind::BestOf && request.seeds != 1)
        return usageError("best-of varies the seed itself; give how many with the number of pictures");
    MIRO_CHECK_OK(checkRewards(request));
    MIRO_CHECK_OK(checkKeyframes(request));
    if (const int64_t cells = cellCount(request) * request.seeds; cells > kMaxExploreCells)
        return usageError(
            fmt::format("that is {} pictures; at most {} are drawn in one exploration", cells, kMaxExploreCells));
    return {};
}

} // namespace

Result<std::vector<ExploreCell>> exploreCells(const ExploreRequest& request) {
    MIRO_CHECK_OK(check(request));
    ExploreRequest one = request;
    one.settings.count = 1;
    if (!one.other.seed)
        one.other.seed = one.settings.seed;
    std::vector<ExploreCell> cells;
    for (int64_t seed = 0; seed < request.seeds; ++seed) {
        for (ExploreCell& cell : cellsOfOneSeed(one)) {
            cell.index = static_cast<int64_t>(cells.size());
            if (request.kind != ExploreKind::BestOf)
                cell.seedIndex = seed;
            cells.push_back(std::move(cell));
        }
        ++*one.settings.seed;
        ++*one.other.seed;
    }
    return cells;
}

std::string toText(ExploreKind kind) {
    return nameOf(kind).name;
}

Result<ExploreKind> exploreKindFrom(const std::string& text) {
    std::vector<std::string> names;
    for (const KindName& entry : kKinds) {
        if (text == entry.name)
            return entry.kind;
        names.emplace_back(entry.name);
    }
    return usageError(
        fmt::format("exploration '{}' is unknown; there is: {}", oneLine(text, 40), fmt::join(names, ", ")));
}

} // namespace miro
