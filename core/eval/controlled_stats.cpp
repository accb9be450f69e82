#include "eval/controlled_stats.h"

#include "base/seeded_random.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace miro {
namespace {

constexpr double kTail = 0.025;

// Of "accuracy:two_object": the category, or nothing for a metric of all of them.
std::string categoryOf(const std::string& metric) {
    const std::string prefix = std::string(kAccuracy) + ":";
    return metric.starts_with(prefix) ? metric.substr(prefix.size()) : std::string();
}

std::optional<double> valueOf(const PromptResult& prompt, const std::string& metric) {
    if (metric == kAccuracy || !categoryOf(metric).empty())
        return prompt.pictures > 0
                   ? std::optional(static_cast<double>(prompt.correct) / static_cast<double>(prompt.pictures))
                   : std::nullopt;
    if (metric == kDiversity)
        return prompt.diversity;
    const auto score = prompt.scores.find(metric);
    return score == prompt.scores.end() ? std::nullopt : std::optional(score->second);
}

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

// Values of prompts by category; those of another category than the metric's are left out.
using ByCategory = std::map<std::string, std::vector<double>>;

double meanOfMeans(const ByCategory& values) {
    double sum = 0;
    for (const auto& [category, each] : values)
        sum += meanOf(each);
    return sum / static_cast<double>(values.size());
}

bool counts(const PromptResult& prompt, const std::string& metric) {
    const std::string only = categoryOf(metric);
    return only.empty() || prompt.category == only;
}

// The value at that share of the sorted values, the nearest rank.
double percentile(const std::vector<double>& sorted, double share) {
    const double rank = std::ceil(share * static_cast<double>(sorted.size())) - 1;
    return sorted[static_cast<size_t>(std::clamp(rank, 0.0, static_cast<double>(sorted.size() - 1)))];
}

} // namespace

std::optional<double> metricOf(const LookResult& look, const std::string& metric) {
    ByCategory values;
    for (const PromptResult& prompt : look.prompts)
        if (const auto value = valueOf(prompt, metric); value && counts(prompt, metric))
            values[prompt.category].push_back(*value);
    return values.empty() ? std::nullopt : std::optional(meanOfMeans(values));
}

Spread spreadOf(const std::vector<double>& values) {
    Spread spread;
    spread.count = static_cast<int64_t>(values.size());
    if (values.empty())
        return spread;
    spread.mean = meanOf(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - spread.mean) * (value - spread.mean);
    if (values.size() > 1)
        spread.deviation = std::sqrt(squares / static_cast<double>(values.size() - 1));
    return spread;
}

std::optional<PairedDifference> pairedDifference(const std::vector<LookPair>& pairs, const std::string& metric,
                                                 uint64_t seed, int64_t rounds) {
    // differences[pair] by category, prompt by prompt the same in all pairs.
    std::vector<ByCategory> differences(pairs.size());
    const size_t prompts = pairs.empty() ? 0 : pairs.front().first->prompts.size();
    for (size_t i = 0; i < prompts; ++i) {
        const PromptResult& named = pairs.front().first->prompts[i];
        if (!counts(named, metric))
            continue;
        std::vector<double> row;
        for (const auto& [first, second] : pairs) {
            if (i >= first->prompts.size() || i >= second->prompts.size() || first->prompts[i].prompt != named.prompt ||
                second->prompts[i].prompt != named.prompt)
                break;
            const auto one = valueOf(first->prompts[i], metric), other = valueOf(second->prompts[i], metric);
            if (!one || !other)
                break;
            row.push_back(*one - *other);
        }
        for (size_t pair = 0; row.size() == pairs.size() && pair < pairs.size(); ++pair)
            differences[pair][named.category].push_back(row[pair]);
    }
    if (differences.empty() || differences.front().empty())
        return std::nullopt;
    PairedDifference result;
    for (const ByCategory& one : differences)
        result.each.push_back(meanOfMeans(one));
    result.mean = meanOf(result.each);
    SeededRandom random(seed);
    std::vector<double> means;
    std::vector<size_t> chosen(pairs.size());
    for (int64_t round = 0; round < rounds; ++round) {
        for (size_t& pair : chosen)
            pair = random.below(pairs.size());
        double sum = 0;
        for (const auto& [category, values] : differences.front()) {
            double part = 0;
            for (size_t i = 0; i < values.size(); ++i) {
                const size_t prompt = random.below(values.size());
                for (const size_t pair : chosen)
                    part += differences[pair].find(category)->second[prompt];
            }
            sum += part / static_cast<double>(values.size() * pairs.size());
        }
        means.push_back(sum / static_cast<double>(differences.front().size()));
    }
    std::sort(means.begin(), means.end());
    result.low = means.empty() ? result.mean : percentile(means, kTail);
    result.high = means.empty() ? result.mean : percentile(means, 1 - kTail);
    return result;
}

std::optional<double> crossingOf(const std::vector<std::pair<double, double>>& points, double level) {
    for (size_t i = 0; i < points.size(); ++i) {
        if (points[i].second < level)
            continue;
        if (i == 0)
            return points[0].first;
        const auto& [before, low] = points[i - 1];
        const auto& [after, high] = points[i];
        return before + (after - before) * (level - low) / (high - low);
    }
    return std::nullopt;
}

} // namespace miro
