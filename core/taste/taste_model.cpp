#include "taste/taste_model.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <limits>

namespace miro {
namespace {

// (rows, width) from rows of one width.
at::Tensor tensorOf(const std::vector<std::vector<double>>& rows, int64_t width) {
    at::Tensor all = at::empty({static_cast<int64_t>(rows.size()), width}, at::kDouble);
    double* to = all.mutable_data_ptr<double>();
    for (const std::vector<double>& row : rows)
        to = std::copy(row.begin(), row.end(), to);
    return all;
}

} // namespace

TasteModel::TasteModel(TasteScale scale, const TastePrior& prior)
    : m_scale(std::move(scale)), m_prior(prior), m_pairs(m_scale.rows()) {}

Result<TasteModel> TasteModel::fit(TasteScale scale, const std::vector<TastePair>& pairs,
                                   const std::optional<TastePrior>& prior) {
    TasteModel model(std::move(scale), prior.value_or(TastePrior{}));
    model.m_pairs.add(pairs);
    if (prior) {
        model.m_chosenAt = pairs.size();
        MIRO_CHECK_OK(model.refit(nullptr, {}));
    } else
        MIRO_CHECK_OK(model.choosePrior());
    return model;
}

Result<void> TasteModel::refit(const LaplaceFit* start, const LaplaceOptions& options) {
    if (m_pairs.size() == 0)
        return {};
    MIRO_TRY(LaplaceFit fit, fitLaplace(m_pairs, m_prior, start, options));
    m_fit = std::move(fit);
    return {};
}

Result<void> TasteModel::add(const TastePair& pair) {
    // On a copy, which shares its tensors: after an error all is as before.
    TasteModel next = *this;
    next.m_pairs.add({pair});
    // Newton's last step squares what is left: a thousandth of a logit becomes a millionth. Where answers lapse, steps
    // are slower; what four of them leave, the next choices take.
    MIRO_CHECK_OK(next.refit(m_fit ? &*m_fit : nullptr, {.tolerance = 1e-3, .maxSteps = m_fit ? 4 : 100}));
    *this = std::move(next);
    return {};
}

bool TasteModel::priorIsDue() const {
    return m_pairs.size() >= m_chosenAt + std::max<size_t>(4, m_chosenAt / 4);
}

Result<void> TasteModel::choosePrior() {
    MIRO_TRY(const TastePrior prior, evidencePrior(m_pairs, m_prior));
    m_prior = prior;
    m_chosenAt = m_pairs.size();
    return refit(nullptr, {});
}

at::Tensor TasteModel::means(const at::Tensor& rows) const {
    return m_fit ? at::mv(rows, m_fit->weights) : at::zeros({rows.size(0)}, at::kDouble);
}

at::Tensor TasteModel::variances(const at::Tensor& rows) const {
    return m_fit ? laplaceVariances(*m_fit, m_pairs, m_prior, rows)
                 : (rows * m_pairs.deviations(m_prior)).square().sum(1);
}

TasteEstimate TasteModel::score(const TasteFeatures& features) const {
    return scores({features}).front();
}

std::vector<TasteEstimate> TasteModel::scores(const std::vector<TasteFeatures>& features) const {
    std::vector<std::vector<double>> rows;
    for (const TasteFeatures& one : features)
        rows.push_back(m_scale.row(one));
    const at::Tensor all = tensorOf(rows, m_scale.rows().size());
    const at::Tensor mean = means(all), variance = variances(all).contiguous();
    std::vector<TasteEstimate> estimates(features.size());
    for (size_t i = 0; i < estimates.size(); ++i)
        estimates[i] = {mean.const_data_ptr<double>()[i], std::sqrt(variance.const_data_ptr<double>()[i])};
    return estimates;
}

double TasteModel::probability(const TasteFeatures& left, const TasteFeatures& right) const {
    const at::Tensor row = tensorOf({m_scale.difference(left, right)}, m_scale.rows().size());
    return moderatedProbability(means(row).item<double>(), variances(row).item<double>(), m_prior.lapse);
}

std::vector<RewardWeight> TasteModel::rewardWeights() const {
    const TasteLayout& layout = m_scale.rows();
    const auto count = static_cast<int64_t>(layout.rewards.size());
    if (count == 0)
        return {};
    // A reward's own standard deviation is 1 / root(count) in its standardised column.
    at::Tensor rows = at::zeros({count, layout.size()}, at::kDouble);
    rows.narrow(1, layout.beginOf(TasteGroup::Rewards), count).diagonal().fill_(1 / std::sqrt(double(count)));
    const at::Tensor mean = means(rows), variance = variances(rows).contiguous();
    std::vector<RewardWeight> all;
    for (size_t i = 0; i < layout.rewards.size(); ++i)
        all.push_back(
            {layout.rewards[i], mean.const_data_ptr<double>()[i], std::sqrt(variance.const_data_ptr<double>()[i])});
    return all;
}

Result<std::vector<double>> TasteModel::heldOutProbabilities(const std::vector<int>& folds) const {
    std::vector<double> probabilities(m_pairs.size(), std::numeric_limits<double>::quiet_NaN());
    const int last = folds.empty() ? -1 : *std::max_element(folds.begin(), folds.end());
    for (int fold = 0; fold <= last; ++fold) {
        std::vector<int64_t> known, asked;
        for (size_t i = 0; i < folds.size(); ++i)
            (folds[i] == fold ? asked : known).push_back(static_cast<int64_t>(i));
        if (asked.empty())
            continue;
        const at::Tensor rows = m_pairs.rows().index_select(0, at::tensor(asked, at::kLong));
        TasteModel without(m_scale, m_prior);
        without.m_pairs = m_pairs.subset(known);
        MIRO_CHECK_OK(without.refit(nullptr, {.tolerance = 1e-4}));
        const at::Tensor mean = without.means(rows), variance = without.variances(rows).contiguous();
        for (size_t i = 0; i < asked.size(); ++i)
            probabilities[static_cast<size_t>(asked[i])] = moderatedProbability(
                mean.const_data_ptr<double>()[i], variance.const_data_ptr<double>()[i], m_prior.lapse);
    }
    return probabilities;
}

} // namespace miro
