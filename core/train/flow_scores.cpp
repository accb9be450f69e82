// The scores of the flow's samples: read while the shards are looked through, made bins of, and turned into quantiles.
#include "base/json.h"
#include "base/scorers.h"
#include "dataset/shard_list.h"
#include "train/flow_data.h"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace miro {
namespace {

constexpr float kMissing = std::numeric_limits<float>::quiet_NaN();

// Python writes NaN and Infinity where JSON has no word for them: null.
std::string withoutNan(const std::string& text) {
    std::string plain;
    bool inString = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString && c == '\\' && i + 1 < text.size()) {
            plain += c;
            plain += text[++i];
            continue;
        }
        inString = inString != (c == '"');
        if (!inString && text.compare(i, 3, "NaN") == 0) {
            plain += "null";
            i += 2;
        } else if (!inString && (text.compare(i, 9, "-Infinity") == 0 || text.compare(i, 8, "Infinity") == 0)) {
            plain += "null";
            i += c == '-' ? 8 : 7;
        } else {
            plain += c;
        }
    }
    return plain;
}

// NaN: there is none.
Result<float> scoreIn(const nlohmann::json& about, const std::string& key, const std::string& name) {
    const auto found = about.find(key);
    if (found == about.end() || found->is_null())
        return kMissing;
    if (!found->is_number())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: {} is {}; a score is a number or null", name, key,
                                 oneLine(found->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), 60))};
    return static_cast<float>(found->get<double>());
}

} // namespace

Result<FlowSet> FlowData::scan(const std::filesystem::path& where, const std::stop_token& stop) const {
    const FlowFields& fields = m_settings.fields;
    FlowSet set;
    IndexRequest request;
    MIRO_TRY(request.shards, findShards(where));
    request.needed = {fields.mean, fields.text, fields.about};
    request.visited = fields.about;
    auto optional = [&](const std::string& field) {
        if (field.empty())
            return FlowSet::kNone;
        request.optional.push_back(field);
        return request.needed.size() + request.optional.size() - 1;
    };
    set.mean = 0;
    set.text = 1;
    set.std = optional(fields.std);
    set.syntheticText = optional(fields.syntheticText);
    set.caption = optional(fields.caption);
    const auto visit = [&](size_t, const std::string& name, const std::string& bytes) -> Result<void> {
        MIRO_TRY(const nlohmann::json about, parseJson(withoutNan(bytes), fmt::format("{}: .{}", name, fields.about)));
        if (!about.is_object())
            return Error{ErrorCode::Corrupt, fmt::format("{}: .{} is no JSON object", name, fields.about)};
        for (const std::string& reward : m_config.rewardKeys) {
            MIRO_TRY(const float score, scoreIn(about, reward, name));
            MIRO_TRY(float synthetic, scoreIn(about, "synthetic_" + reward, name));
            // What does not read the caption is the same for another one; all scorers of a reward do, or none.
            const ScorerInfo* scorer = scorerOfTarget(reward);
            if (std::isnan(synthetic) && scorer && !scorer->readsPrompt)
                synthetic = score;
            set.rewards.push_back(score);
            set.syntheticRewards.push_back(synthetic);
        }
        return {};
    };
    MIRO_TRY(set.index, SampleIndex::scan(request, visit, stop));

    size_t withStd = 0, withSynthetic = 0;
    const auto rewards = m_config.rewardKeys.size();
    for (size_t i = 0; i < set.index.size(); ++i) {
        withStd += set.std != FlowSet::kNone && set.index.has(i, set.std) ? 1 : 0;
        const bool synthetic = set.syntheticText != FlowSet::kNone && set.index.has(i, set.syntheticText);
        withSynthetic += synthetic ? 1 : 0;
        if (!synthetic)
            std::copy_n(set.rewards.begin() + static_cast<int64_t>(i * rewards), rewards,
                        set.syntheticRewards.begin() + static_cast<int64_t>(i * rewards));
    }
    if (withStd != 0 && withStd != set.index.size())
        return Error{ErrorCode::Corrupt, fmt::format("{}: some samples have a .{} and some have none; make the shards "
                                                     "again, or set std-field to nothing",
                                                     where.string(), fields.std)};
    set.hasStd = withStd > 0;
    set.hasSynthetic = withSynthetic > 0;
    return set;
}

bool FlowData::isUsed(const std::string& reward) const {
    const auto& used = m_settings.usedRewards;
    return std::find(used.begin(), used.end(), reward) != used.end();
}

// From the training samples' scores of both captions, as the published code takes them.
Result<void> FlowData::makeBins(const FlowSet& set) {
    if (!m_settings.binsFile.empty()) {
        MIRO_TRY(m_bins, readRewardBins(m_settings.binsFile));
        m_bins.erase(m_settings.personal);
    }
    for (size_t i = 0; i < m_config.rewardKeys.size(); ++i) {
        const std::string& reward = m_config.rewardKeys[i];
        if (m_bins.contains(reward) || (m_settings.binsOfUsedAlone && !isUsed(reward)))
            continue;
        if (!m_settings.binsFile.empty() && reward != m_settings.personal)
            return usageError(fmt::format("{} has no bins for the reward {}; name another file",
                                          m_settings.binsFile.string(), reward));
        MIRO_CHECK_OK(makeBinsOf(set, i));
    }
    const bool kept = !m_settings.binsCopy.empty() && m_settings.trainer.rank == 0;
    return kept ? writeRewardBins(m_settings.binsCopy, m_bins) : Result<void>();
}

Result<void> FlowData::makeBinsOf(const FlowSet& set, size_t place) {
    const std::string& reward = m_config.rewardKeys[place];
    std::vector<double> scores;
    size_t missing = 0;
    for (size_t sample = 0; sample < set.index.size(); ++sample) {
        const float score = set.rewards[sample * m_config.rewardKeys.size() + place];
        missing += std::isfinite(score) ? 0 : 1;
        scores.push_back(score);
    }
    if (missing == set.index.size() && !isUsed(reward))
        return {};
    BinSettings settings = m_settings.bins;
    settings.open = reward == m_settings.personal;
    auto made = makeScoreBins(reward, std::move(scores), settings);
    if (!made.ok())
        return made.error().within(m_settings.train.string());
    if (!made->note.empty())
        m_settings.note(made->note);
    if (missing > 0)
        m_settings.note(fmt::format("{}: {} of {} samples have no score; the network is told nothing there", reward,
                                    missing, set.index.size()));
    m_bins[reward] = std::move(made->bins);
    return {};
}

// Before toQuantiles(): by the scores as they are. Those that are alike share a rank, a missing one is below all.
void FlowData::keepBest(const FlowSet& set) {
    const size_t count = set.index.size(), rewards = m_config.rewardKeys.size();
    m_kept.resize(count);
    std::iota(m_kept.begin(), m_kept.end(), uint32_t{0});
    if (m_settings.bestPart >= 1)
        return;
    std::vector<double> ranks(count, 0);
    for (size_t i = 0; i < rewards; ++i) {
        const auto& by = m_settings.bestBy;
        if (std::find(by.begin(), by.end(), m_config.rewardKeys[i]) == by.end())
            continue;
        std::vector<std::pair<float, uint32_t>> order;
        for (size_t sample = 0; sample < count; ++sample) {
            const float score = set.rewards[sample * rewards + i];
            order.emplace_back(std::isfinite(score) ? score : -std::numeric_limits<float>::infinity(),
                               static_cast<uint32_t>(sample));
        }
        std::sort(order.begin(), order.end());
        for (size_t begin = 0, end = 0; begin < count; begin = end) {
            while (end < count && order[end].first == order[begin].first)
                ++end;
            for (size_t place = begin; place < end; ++place)
                ranks[order[place].second] += static_cast<double>(begin + end - 1) / 2;
        }
    }
    std::stable_sort(m_kept.begin(), m_kept.end(), [&](uint32_t a, uint32_t b) { return ranks[a] > ranks[b]; });
    const auto kept = static_cast<size_t>(std::llround(m_settings.bestPart * static_cast<double>(count)));
    m_kept.resize(std::clamp(kept, size_t{1}, count));
    std::sort(m_kept.begin(), m_kept.end());
    m_settings.note(fmt::format("the best {} of {} samples are trained on", m_kept.size(), count));
}

void FlowData::toQuantiles(FlowSet& set) const {
    const size_t rewards = m_config.rewardKeys.size();
    for (size_t i = 0; i < rewards; ++i) {
        const std::string& reward = m_config.rewardKeys[i];
        const bool given = isUsed(reward);
        const auto bins = m_bins.find(reward); // there when it is given
        for (std::vector<float>* scores : {&set.rewards, &set.syntheticRewards})
            for (size_t place = i; place < scores->size(); place += rewards) {
                float& score = (*scores)[place];
                score = given && std::isfinite(score) ? static_cast<float>(bins->second.quantileOf(score)) : kMissing;
            }
    }
}

} // namespace miro
