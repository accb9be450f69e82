#include "taste/pair_picker.h"

#include "base/seeded_random.h"
#include "taste/intervals.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace miro {
namespace {

using IndexPair = std::pair<size_t, size_t>; // the smaller one first

class Picker {
public:
    Picker(const TasteModel& model, const PicturePool& pool, const std::vector<AskedDuel>& history,
           const PairOptions& options)
        : m_model(model), m_pool(pool), m_history(history), m_options(options),
          m_random(mixedSeed({options.seed, history.size()})) {
        for (const AskedDuel& duel : history) {
            const size_t left = pool.find(duel.left), right = pool.find(duel.right);
            m_asked.push_back(std::minmax(left, right));
            m_known.insert(m_asked.back());
        }
    }

    Result<PickedPair> pick() {
        if (auto repeat = repeated())
            return *repeat;
        const std::vector<IndexPair> pairs = candidates();
        if (pairs.empty())
            return nothing();
        const at::Tensor rows = m_pool.differences(pairs);
        const at::Tensor means = m_model.means(rows), variances = m_model.variances(rows).contiguous();
        const std::vector<double> novelty = noveltyOf(pairs, rows);
        double best = -1;
        size_t chosen = 0;
        for (size_t i = 0; i < pairs.size(); ++i) {
            const double worth =
                expectedInformation(means.const_data_ptr<double>()[i], variances.const_data_ptr<double>()[i]) *
                novelty[i];
            if (worth > best) {
                best = worth;
                chosen = i;
            }
        }
        return shown(pairs[chosen], m_random.chance(0.5), {});
    }

private:
    PickedPair shown(IndexPair pair, bool exchanged, std::optional<size_t> repeatOf) const {
        if (exchanged)
            std::swap(pair.first, pair.second);
        const at::Tensor row = m_pool.differences({pair});
        const double mean = m_model.means(row).item<double>(), variance = m_model.variances(row).item<double>();
        return {pair.first,
                pair.second,
                repeatOf,
                moderatedProbability(mean, variance, m_model.prior().lapse),
                expectedInformation(mean, variance),
                m_pool.distance(pair.first, pair.second)};
    }

    bool inPool(const IndexPair& pair) const { return pair.second < m_pool.size(); }

    std::optional<PickedPair> repeated() {
        const auto repeats = static_cast<double>(
            std::count_if(m_history.begin(), m_history.end(), [](const AskedDuel& duel) { return duel.repeat; }));
        // One more would not be more than their share.
        if (repeats + 1 > m_options.repeatShare * static_cast<double>(m_history.size() + 1))
            return std::nullopt;
        std::map<IndexPair, size_t> times;
        for (const IndexPair& pair : m_asked)
            ++times[pair];
        std::vector<size_t> eligible;
        for (size_t i = 0; i + m_options.repeatGap < m_history.size(); ++i)
            if (m_history[i].answer != TasteAnswer::Skip && inPool(m_asked[i]) && times[m_asked[i]] == 1)
                eligible.push_back(i);
        if (eligible.empty())
            return std::nullopt;
        const size_t i = eligible[m_random.below(eligible.size())];
        const bool leftWasFirst = m_pool.find(m_history[i].left) == m_asked[i].first;
        return shown(m_asked[i], leftWasFirst, i);
    }

    // Pairs of one prompt that are new and differ enough, in an order drawn by chance.
    std::vector<IndexPair> candidates() {
        std::vector<const std::vector<size_t>*> prompts;
        size_t all = 0;
        for (const std::vector<size_t>& pictures : m_pool.prompts())
            if (pictures.size() > 1) {
                prompts.push_back(&pictures);
                all += pictures.size() * (pictures.size() - 1) / 2;
            }
        std::vector<IndexPair> pairs;
        std::set<IndexPair> seen = m_known;
        const auto look = [&](size_t a, size_t b) {
            const IndexPair pair = std::minmax(a, b);
            if (a == b || !seen.insert(pair).second)
                return;
            ++m_new;
            if (pairs.size() < m_options.compared && m_pool.distance(a, b) >= m_options.minDistance)
                pairs.push_back(pair);
        };
        if (all <= 4 * m_options.tries) { // hardly more: each of them
            std::vector<IndexPair> every;
            for (const auto* pictures : prompts)
                for (size_t i = 0; i < pictures->size(); ++i)
                    for (size_t j = 0; j < i; ++j)
                        every.emplace_back((*pictures)[j], (*pictures)[i]);
            for (size_t i = every.size(); i > 0; --i) {
                std::swap(every[i - 1], every[m_random.below(i)]);
                look(every[i - 1].first, every[i - 1].second);
            }
            return pairs;
        }
        // Prompts with many pictures are not asked about more often than others.
        for (size_t i = 0; i < m_options.tries && pairs.size() < m_options.compared; ++i) {
            const std::vector<size_t>& pictures = *prompts[m_random.below(prompts.size())];
            look(pictures[m_random.below(pictures.size())], pictures[m_random.below(pictures.size())]);
        }
        return pairs;
    }

    // 1 for a pair that has nothing to do with the last ones; less for what they showed already.
    std::vector<double> noveltyOf(const std::vector<IndexPair>& pairs, const at::Tensor& rows) const {
        std::vector<double> novelty(pairs.size(), 1);
        std::vector<IndexPair> last;
        for (size_t i = m_asked.size(); i > 0 && last.size() < m_options.recent; --i)
            if (inPool(m_asked[i - 1]))
                last.push_back(m_asked[i - 1]);
        if (last.empty())
            return novelty;
        const at::Tensor before = m_pool.differences(last);
        const auto unit = [](const at::Tensor& all) {
            return all / all.norm(2, {1}, true).clamp_min(1e-12);
        };
        const at::Tensor alike =
            std::get<0>(at::matmul(unit(rows), unit(before).t()).square().max(1)).contiguous(); // squares of cosines
        for (size_t i = 0; i < pairs.size(); ++i) {
            novelty[i] -= alike.const_data_ptr<double>()[i];
            for (const IndexPair& shown : last) {
                for (const size_t picture : {pairs[i].first, pairs[i].second})
                    if (picture == shown.first || picture == shown.second)
                        novelty[i] *= kSamePicture;
                if (m_pool.promptOf(pairs[i].first) == m_pool.promptOf(shown.first))
                    novelty[i] *= kSamePrompt;
            }
        }
        return novelty;
    }

    Error nothing() const {
        const bool any = std::any_of(m_pool.prompts().begin(), m_pool.prompts().end(),
                                     [](const auto& pictures) { return pictures.size() > 1; });
        const char* why = !any         ? "no prompt has two pictures to compare"
                          : m_new == 0 ? "all pairs of pictures of one prompt were compared already"
                                       : "the pictures of each prompt are too alike to compare";
        return {ErrorCode::NotFound, std::string(why) + ": draw more pictures of one prompt"};
    }

    static constexpr double kSamePicture = 0.5;
    static constexpr double kSamePrompt = 0.8;

    const TasteModel& m_model;
    const PicturePool& m_pool;
    const std::vector<AskedDuel>& m_history;
    const PairOptions& m_options;
    SeededRandom m_random;
    std::vector<IndexPair> m_asked; // of the history; (size, size) and such where a picture is gone
    std::set<IndexPair> m_known;
    size_t m_new = 0; // pairs that were looked at and not asked before
};

} // namespace

double expectedInformation(double mean, double variance) {
    const double scale = std::sqrt(std::numbers::pi / 8); // of the probit that is like the logistic function
    const double m = mean * scale, v = variance * scale * scale;
    const double p = normalDistribution(m / std::sqrt(v + 1));
    const auto part = [](double q) {
        return q > 0 ? -q * std::log2(q) : 0;
    };
    const double c2 = std::numbers::pi * std::numbers::ln2 / 2;
    const double known = std::sqrt(c2 / (v + c2)) * std::exp(-m * m / (2 * (v + c2)));
    return std::max(0.0, part(p) + part(1 - p) - known);
}

Result<PickedPair> pickPair(const TasteModel& model, const PicturePool& pool, const std::vector<AskedDuel>& history,
                            const PairOptions& options) {
    return guardTorch("picking the next two pictures",
                      [&]() -> Result<PickedPair> { return Picker(model, pool, history, options).pick(); });
}

std::vector<double> libraryConfidences(const TasteModel& model, const PicturePool& pool, uint64_t seed, size_t count) {
    std::vector<const std::vector<size_t>*> prompts;
    for (const std::vector<size_t>& pictures : pool.prompts())
        if (pictures.size() > 1)
            prompts.push_back(&pictures);
    if (prompts.empty())
        return {};
    SeededRandom random(mixedSeed({seed, 0x11B}));
    std::vector<IndexPair> pairs;
    while (pairs.size() < count) {
        const std::vector<size_t>& pictures = *prompts[random.below(prompts.size())];
        const size_t a = random.below(pictures.size()), b = random.below(pictures.size() - 1);
        pairs.emplace_back(pictures[a], pictures[b + (b >= a ? 1 : 0)]);
    }
    const at::Tensor rows = pool.differences(pairs);
    const at::Tensor means = model.means(rows), variances = model.variances(rows).contiguous();
    std::vector<double> confidences;
    for (size_t i = 0; i < count; ++i) {
        const double p = moderatedProbability(means.const_data_ptr<double>()[i], variances.const_data_ptr<double>()[i],
                                              model.prior().lapse);
        confidences.push_back(std::max(p, 1 - p));
    }
    return confidences;
}

} // namespace miro
