#include "batch/shard.h"

#include "base/param_spec.h"
#include "batch/batch_plan.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace miro {
namespace {

constexpr double kMaxShards = 100'000;

Result<int64_t> wholeNumber(const std::string& key, const std::string& text, double minimum, double maximum) {
    const ParamSpec spec{.key = key, .kind = ParamKind::Int, .minimum = minimum, .maximum = maximum};
    MIRO_TRY(const ParamValue value, parseParam(spec, text));
    return std::get<int64_t>(value);
}

Result<int64_t> numberOf(const EnvironmentLookup& variable, const char* name, const char* because, double minimum,
                         double maximum) {
    return variableNumber(variable, name, because, minimum, maximum, "give --shard I/N");
}

Result<Shard> shardOfArray(const EnvironmentLookup& variable) {
    constexpr const char* kTask = "SLURM_ARRAY_TASK_ID";
    MIRO_TRY(const int64_t task, numberOf(variable, kTask, kTask, 0, 1e9));
    MIRO_TRY(const int64_t first, numberOf(variable, "SLURM_ARRAY_TASK_MIN", kTask, 0, 1e9));
    MIRO_TRY(const int64_t count, numberOf(variable, "SLURM_ARRAY_TASK_COUNT", kTask, 1, kMaxShards));
    MIRO_TRY(const int64_t last, numberOf(variable, "SLURM_ARRAY_TASK_MAX", kTask, 0, 1e9));
    MIRO_TRY(const int64_t step, numberOf(variable, "SLURM_ARRAY_TASK_STEP", kTask, 1, 1e9));
    const int64_t index = (task - first) / step;
    if (first + (count - 1) * step != last || task < first || task > last || (task - first) % step != 0)
        return usageError(fmt::format("{} {} is not one of {} tasks in even steps of {} from {}, as --array=0-15 has "
                                      "them; give --shard I/N",
                                      kTask, task, count, step, first));
    return Shard{index, count};
}

} // namespace

Result<Shard> parseShard(const std::string& text) {
    const size_t slash = text.find('/');
    if (slash == std::string::npos)
        return usageError(
            fmt::format("'{}' is not valid: give I/N, I from 0 to N - 1, such as 0/4", oneLine(text, 80)));
    MIRO_TRY(const int64_t count, wholeNumber("the N of I/N,", text.substr(slash + 1), 1, kMaxShards));
    MIRO_TRY(const int64_t index,
             wholeNumber("the I of I/N,", text.substr(0, slash), 0, static_cast<double>(count - 1)));
    return Shard{index, count};
}

Result<Shard> shardFromEnvironment(const EnvironmentLookup& variable) {
    if (variable("SLURM_ARRAY_TASK_ID"))
        return shardOfArray(variable);
    if (!variable("RANK") && !variable("WORLD_SIZE"))
        return Shard{};
    MIRO_TRY(const int64_t count, numberOf(variable, "WORLD_SIZE", "RANK", 1, kMaxShards));
    MIRO_TRY(const int64_t index, numberOf(variable, "RANK", "WORLD_SIZE", 0, static_cast<double>(count - 1)));
    return Shard{index, count};
}

// The dearest group goes first, to the shard that has least of the group's model so far; where several have, to the one
// that has least of everything; then to the lowest number. So no shard has more than the mean plus one group of each
// model, and models whose evaluations take different times are balanced each for itself.
std::vector<int64_t> groupsOfShard(const BatchPlan& plan, Shard shard) {
    const int64_t groups = plan.groups();
    std::vector<int64_t> mine;
    if (shard.count <= 1) {
        mine.resize(static_cast<size_t>(groups));
        std::iota(mine.begin(), mine.end(), int64_t{0});
        return mine;
    }
    struct Weighed {
        double cost;
        int64_t group;
    };
    std::map<std::pair<std::string, std::string>, std::vector<Weighed>> models;
    for (int64_t group = 0; group < groups; ++group) {
        const std::vector<int64_t> indices = plan.group(group);
        const BatchPicture first = plan.picture(indices.front());
        const double cost = plan.groupCost(group) * static_cast<double>(plan.groupSize(group));
        models[{first.model, first.variant}].push_back({cost, group});
    }
    const auto count = static_cast<size_t>(shard.count);
    std::vector<double> total(count, 0);
    for (auto& [model, list] : models) {
        std::stable_sort(list.begin(), list.end(), [](const Weighed& a, const Weighed& b) { return a.cost > b.cost; });
        // A heap of (of this model, of everything, number): the least is in front.
        std::vector<std::tuple<double, double, size_t>> heap(count);
        for (size_t i = 0; i < count; ++i)
            heap[i] = {0, total[i], i};
        const auto later = std::greater<>();
        std::make_heap(heap.begin(), heap.end(), later);
        for (const Weighed& each : list) {
            std::pop_heap(heap.begin(), heap.end(), later);
            auto& [ofModel, ofAll, index] = heap.back();
            ofModel += each.cost;
            ofAll += each.cost;
            total[index] = ofAll;
            if (static_cast<int64_t>(index) == shard.index)
                mine.push_back(each.group);
            std::push_heap(heap.begin(), heap.end(), later);
        }
    }
    std::sort(mine.begin(), mine.end());
    return mine;
}

} // namespace miro
